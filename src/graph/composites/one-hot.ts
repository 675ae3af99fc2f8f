import { cast } from '../ops/cast.ts'
import { constant } from '../ops/constant.ts'
import { equal } from '../ops/equal.ts'
import { reshape } from '../ops/reshape.ts'
import { range } from '../shapes/axes.ts'
import type { Tensor } from '../tensor.ts'

/** 1 where the last axis has the index, 0 elsewhere. indices: [...]; gives float32 [..., depth]. */
export function oneHot(indices: Tensor, depth: number): Tensor {
  const places = constant(indices.program, Int32Array.from(range(depth)), [depth])
  return cast(equal(reshape(cast(indices, 'int32'), [...indices.shape, 1]), places), 'float32')
}
