import type { Matrix } from '../../../numeric/matrix.ts'
import { saveMatrix } from '../../store/matrices.ts'
import type { Stage } from './stage.ts'
import { baselines } from './embed.ts'

/** In place of training and embedding: features [n, f] in the order of the run's patches, and the baselines beside them. */
export function importedStage(features: Matrix): Stage {
  return {
    name: 'embed',
    run: async (context, onProgress) => {
      const { library, run, patches } = context
      const size = patches.patchIds.length
      const part =
        (index: number) =>
        ({ done }: { done: number }): void =>
          onProgress({ done: index * size + done, total: 2 * size })
      const { untrained, statistics } = await baselines(context, [part(0), part(1)])
      saveMatrix(library, run.id, { name: 'features', value: features })
      saveMatrix(library, run.id, { name: 'features-untrained', value: untrained })
      saveMatrix(library, run.id, { name: 'features-statistics', value: statistics })
    },
  }
}
