import { saveMatrix } from '../../store/matrices.ts'
import { loadBackbone } from '../../store/training-log.ts'
import type { Stage } from './stage.ts'

/** Features of every patch: by the trained backbone, and by the two baselines that it has to beat. */
export const embedStage: Stage = {
  name: 'embed',
  run: async ({ library, run, config, place, patches, compute, signal }, onProgress) => {
    const total = 3 * patches.patchIds.length
    const part = (index: number) => ({
      signal,
      onProgress: ({ done }: { done: number }) =>
        onProgress({ done: index * patches.patchIds.length + done, total }),
    })
    const backbone = loadBackbone(library, run.id)
    const trained = await compute.job('embed', { ...patches, config, place, backbone }, part(0))
    const untrained = await compute.job('embed', { ...patches, config, place, backbone: null }, part(1))
    const statistics = await compute.job('statistics', patches, part(2))
    saveMatrix(library, run.id, { name: 'features', value: trained })
    saveMatrix(library, run.id, { name: 'features-untrained', value: untrained })
    saveMatrix(library, run.id, { name: 'features-statistics', value: statistics })
  },
}
