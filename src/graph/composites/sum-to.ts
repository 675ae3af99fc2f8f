import { reshape } from '../ops/reshape.ts'
import { sum } from '../ops/sum.ts'
import { stretchedAxes } from '../shapes/broadcast.ts'
import type { Shape, Tensor } from '../tensor.ts'

/** Undoes a broadcast: sums over the axes along which a tensor of the given shape was stretched. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  const axes = stretchedAxes(shape, x.shape)
  return reshape(axes.length === 0 ? x : sum(x, axes), shape)
}
