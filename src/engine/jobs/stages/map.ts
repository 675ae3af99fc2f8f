import { requireMatrix, saveMatrix } from '../../store/matrices.ts'
import type { Stage } from './stage.ts'

export const mapStage: Stage = {
  name: 'map',
  run: async ({ library, run, config, compute, signal }, onProgress) => {
    const features = requireMatrix(library, run.id, 'features')
    const value = await compute.job('map', { features, seed: config.seed }, { signal, onProgress })
    saveMatrix(library, run.id, { name: 'map', value })
  },
}
