import { sign } from '../ops/sign.ts'
import { sub } from '../ops/sub.ts'
import type { Tensor } from '../tensor.ts'
import { addScalar, mulScalar } from './scalar-arithmetic.ts'

/** 1 where a > b, 0 where a < b, a half where they are equal. */
export function firstWins(a: Tensor, b: Tensor): Tensor {
  return addScalar(mulScalar(sign(sub(a, b)), 0.5), 0.5)
}
