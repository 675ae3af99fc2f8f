import type { Op } from '../op.ts'
import type { ReduceOptions } from '../shapes/reduction.ts'
import { dropReduced, lowerReduction, reducedShape, reductionAxes } from '../shapes/reduction.ts'
import type { Tensor } from '../tensor.ts'
import { mulScalar } from '../composites/scalar-arithmetic.ts'
import { expand } from './expand.ts'
import { sizeOf } from '../tensor.ts'

export const meanOp: Op<'mean'> = {
  kind: 'mean',
  infer: reducedShape('mean'),
  gradient: ({ inputs: [x], output, outputGradient }) => [
    expand(mulScalar(outputGradient, sizeOf(output.shape) / sizeOf(x.shape)), x.shape),
  ],
  toOnnx: lowerReduction('ReduceMean'),
}

/** Mean over the given axes. All axes when none are given; the reduced axes go unless `keepDims`. */
export function mean(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const normal = reductionAxes(x, axes)
  if (normal.length === 0) return x
  return dropReduced(x.program.append(meanOp, [x], { axes: normal })[0], normal, options)
}
