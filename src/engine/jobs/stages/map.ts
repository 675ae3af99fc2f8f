import { saveNeighbours } from '../../maps/stored-neighbours.ts'
import { requireMatrix, saveMatrix } from '../../store/matrices.ts'
import type { Stage } from './stage.ts'

export const mapStage: Stage = {
  name: 'map',
  run: async ({ library, run, config, place, compute, signal }, onProgress) => {
    const features = requireMatrix(library, run.id, 'features')
    const task = { features, seed: config.seed, place }
    const { map, nearest } = await compute.job('map', task, { signal, onProgress })
    saveNeighbours(library, run.id, nearest)
    saveMatrix(library, run.id, { name: 'map', value: map })
  },
}
