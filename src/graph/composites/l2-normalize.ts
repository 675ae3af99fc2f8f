import { scalar } from '../ops/constant.ts'
import { div } from '../ops/div.ts'
import { maximum } from '../ops/maximum.ts'
import { sqrt } from '../ops/sqrt.ts'
import { sumSquare } from '../ops/sum-square.ts'
import type { Tensor } from '../tensor.ts'

/** x / max(length, eps) along an axis. The bound is set before the root, so that the gradient is finite at zero. */
export function l2Normalize(x: Tensor, axis: number, eps = 1e-12): Tensor {
  const squared = sumSquare(x, [axis], { keepDims: true })
  return div(x, sqrt(maximum(squared, scalar(x.program, eps * eps))))
}
