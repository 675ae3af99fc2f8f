import { reshape } from '../ops/reshape.ts'
import type { Tensor } from '../tensor.ts'

/** A vector [c] shaped so that it broadcasts along axis 1 of x. */
export function onChannels(vector: Tensor, x: Tensor): Tensor {
  return reshape(
    vector,
    x.shape.map((_, axis) => (axis === 1 ? vector.shape[0] : 1)),
  )
}
