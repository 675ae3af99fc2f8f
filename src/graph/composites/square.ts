import { mul } from '../ops/mul.ts'
import type { Tensor } from '../tensor.ts'

export function square(x: Tensor): Tensor {
  return mul(x, x)
}
