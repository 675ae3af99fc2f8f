import type { TensorValues } from '../../../models/tensors.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { saveTrained } from '../../store/training-log.ts'
import { encodeBackbone } from '../../training/backbone-file.ts'
import type { Stage } from './stage.ts'

/**
 * In place of training: the network is taken as it begins, and kept with the run.
 * @param start undefined for random parameters, which are nothing without training
 */
export function startStage(start: TensorValues | undefined): Stage {
  return {
    name: 'start',
    run: ({ library, run }) => {
      if (!start) throw new CheekboneError('bad-argument', 'A random start cannot be taken without training.')
      saveTrained(library, run.id, { backbones: { trained: encodeBackbone(start) }, steps: [] })
      return Promise.resolve()
    },
  }
}
