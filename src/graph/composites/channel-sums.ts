/** Sums over everything but the channel (axis 1): images first, then the batch, which is quicker than both at once. */
import { sumSquare } from '../ops/sum-square.ts'
import { sum } from '../ops/sum.ts'
import type { Tensor } from '../tensor.ts'

/** x: [n, c] or [n, c, h, w]; gives [c]. */
export function channelSum(x: Tensor): Tensor {
  return sum(x.shape.length === 4 ? sum(x, [2, 3]) : x, [0])
}

/** Sum of squares. x: [n, c, h, w]; gives [c]. */
export function channelSumSquare(x: Tensor): Tensor {
  return sum(sumSquare(x, [2, 3]), [0])
}
