import { mul } from '../ops/mul.ts'
import type { Tensor } from '../tensor.ts'

/** x^2, value by value. */
export function square(x: Tensor): Tensor {
  return mul(x, x)
}
