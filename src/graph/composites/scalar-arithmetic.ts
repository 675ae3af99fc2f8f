import { add } from '../ops/add.ts'
import { scalar } from '../ops/constant.ts'
import { mul } from '../ops/mul.ts'
import type { Tensor } from '../tensor.ts'

/** x * factor; x itself for 1. */
export function mulScalar(x: Tensor, factor: number): Tensor {
  return factor === 1 ? x : mul(x, scalar(x.program, factor))
}

/** x + term; x itself for 0. */
export function addScalar(x: Tensor, term: number): Tensor {
  return term === 0 ? x : add(x, scalar(x.program, term))
}
