import type { Op } from '../op.ts'
import type { ReduceOptions } from '../shapes/reduction.ts'
import { dropReduced, lowerReduction, reducedShape, reductionAxes } from '../shapes/reduction.ts'
import type { Tensor } from '../tensor.ts'
import { mulScalar } from '../composites/scalar-arithmetic.ts'
import { square } from '../composites/square.ts'
import { mul } from './mul.ts'

export const sumSquareOp: Op<'sumSquare'> = {
  kind: 'sumSquare',
  infer: reducedShape('sumSquare'),
  gradient: ({ inputs: [x], outputGradient }) => [mul(mulScalar(outputGradient, 2), x)],
  toOnnx: lowerReduction('ReduceSumSquare'),
}

/** Sum of squares over the given axes. All axes when none are given; the reduced axes go unless `keepDims`. */
export function sumSquare(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const normal = reductionAxes(x, axes)
  if (normal.length === 0) return square(x)
  return dropReduced(x.program.append(sumSquareOp, [x], { axes: normal })[0], normal, options)
}
