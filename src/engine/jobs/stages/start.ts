import { saveTrained } from '../../store/training-log.ts'
import type { Stage } from './stage.ts'

/** In place of training: the network is taken as it begins, and kept with the run. */
export const startStage: Stage = {
  name: 'start',
  run: async ({ library, run, config, compute, signal }) => {
    const trained = await compute.job('loadStart', { config }, { signal })
    saveTrained(library, run.id, { backbones: { trained }, steps: [] })
  },
}
