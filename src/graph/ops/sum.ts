import type { Op } from '../op.ts'
import type { ReduceOptions } from '../shapes/reduction.ts'
import { dropReduced, lowerReduction, reducedShape, reductionAxes } from '../shapes/reduction.ts'
import type { Tensor } from '../tensor.ts'
import { expand } from './expand.ts'

export const sumOp: Op<'sum'> = {
  kind: 'sum',
  infer: reducedShape('sum'),
  gradient: ({ inputs: [x], outputGradient }) => [expand(outputGradient, x.shape)],
  toOnnx: lowerReduction('ReduceSum'),
}

/** Sum over the given axes. All axes when none are given; the reduced axes go unless `keepDims`. */
export function sum(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const normal = reductionAxes(x, axes)
  if (normal.length === 0) return x
  return dropReduced(x.program.append(sumOp, [x], { axes: normal })[0], normal, options)
}
