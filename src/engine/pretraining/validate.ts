/** How much a network in training reads off drawn patches that it is not trained on. */
import { toOnnx } from '../../graph/index.ts'
import { bytesToPlanes } from '../../models/augmentation/pixels.ts'
import type { PatchBatch } from '../../models/drawn-skin/index.ts'
import type { PretrainingConfig } from '../../models/pretraining/config.ts'
import { buildReadOut, networkOf, regressionNames } from '../../models/pretraining/factor-regression.ts'
import type { TensorValues } from '../../models/tensors.ts'
import type { Runtime } from '../runtime/index.ts'

export interface Validator {
  /** `state` as a pretraining step has it. */
  measure(state: TensorValues): Promise<{ error: number; r2: number[] }>
  dispose(): Promise<void>
}

export interface ValidatorOptions {
  config: PretrainingConfig
  targetCount: number
  /** Held-out patches, one photo of each skin. */
  patches: PatchBatch
  runtime: Runtime
}

const mostAtOnce = 64

export async function createValidator(options: ValidatorOptions): Promise<Validator> {
  const { config, targetCount, patches, runtime } = options
  const count = patches.targets.length / targetCount
  const atOnce = Math.min(mostAtOnce, count)
  const executable = await runtime.load(toOnnx(buildReadOut(config, targetCount, atOnce)), { state: {} })
  const patchBytes = config.sidePx * config.sidePx * 3

  return {
    async measure(state) {
      const network = networkOf(state)
      const predictions = new Float32Array(patches.targets.length)
      for (let next = 0; next < count; next += atOnce) {
        /* The last batch reaches back, so that it is full. */
        const start = Math.min(next, count - atOnce)
        const planes = new Float32Array(atOnce * patchBytes)
        bytesToPlanes(
          patches.pixels.subarray(start * patchBytes, (start + atOnce) * patchBytes),
          config.sidePx,
          planes,
        )
        const results = await executable.run({
          ...network,
          [regressionNames.patches]: planes,
        })
        predictions.set(results[regressionNames.predictions].data, start * targetCount)
      }
      return readOutQuality(predictions, patches.targets, targetCount)
    },
    dispose: () => executable.dispose(),
  }
}

/**
 * error: mean squared error. r2, per target: 1 - sum (y - prediction)^2 / sum (y - mean y)^2; 0 for a target that is the same
 * everywhere. predictions, targets: [n, targetCount].
 */
export function readOutQuality(
  predictions: Float32Array,
  targets: Float32Array,
  targetCount: number,
): { error: number; r2: number[] } {
  const count = targets.length / targetCount
  let total = 0
  const r2 = Array.from({ length: targetCount }, (_, target) => {
    let mean = 0
    for (let i = target; i < targets.length; i += targetCount) mean += targets[i] / count
    let residual = 0
    let spread = 0
    for (let i = target; i < targets.length; i += targetCount) {
      residual += (targets[i] - predictions[i]) ** 2
      spread += (targets[i] - mean) ** 2
    }
    total += residual
    return spread > 0 ? 1 - residual / spread : 0
  })
  return { error: total / targets.length, r2 }
}
