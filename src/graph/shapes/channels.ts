/** Tensors whose axis 1 is a channel: [n, c] or [n, c, h, w]. */
import { badArgument } from '../op.ts'
import type { Tensor, TensorType } from '../tensor.ts'
import { describe, sameShape } from '../tensor.ts'
import { requireFloat } from './rules.ts'

/** x and one vector per channel for each of gamma, beta, mean, variance. */
export function normalised(kind: string): (inputs: readonly Tensor[]) => TensorType[] {
  return ([x, ...perChannel]) => {
    requireFloat(kind, x, ...perChannel)
    if (x.shape.length !== 2 && x.shape.length !== 4)
      throw badArgument(`${kind} takes [n, c] or [n, c, h, w], not ${describe(x)}.`)
    for (const vector of perChannel)
      if (!sameShape(vector.shape, [x.shape[1]]))
        throw badArgument(
          `${kind} of ${describe(x)} needs vectors of ${x.shape[1]} channels, not ${describe(vector)}.`,
        )
    return [{ shape: x.shape, type: 'float32' }]
  }
}
