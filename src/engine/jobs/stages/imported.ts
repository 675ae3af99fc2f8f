import type { Matrix } from '../../../numeric/matrix.ts'
import type { Stage } from './stage.ts'
import { baselines, partProgress, saveFeatures } from './embed.ts'

/** In place of training and embedding: features [n, f] in the order of the run's patches, and the baselines beside them. */
export function importedStage(features: Matrix): Stage {
  return {
    name: 'embed',
    run: async (context, onProgress) => {
      const size = context.patches.patchIds.length
      const part = partProgress(onProgress, [size, size])
      const { untrained, statistics } = await baselines(context, [part(0), part(1)])
      saveFeatures(context, { trained: features, untrained, statistics })
    },
  }
}
