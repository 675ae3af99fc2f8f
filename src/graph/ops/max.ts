import type { Op } from '../op.ts'
import type { ReduceOptions } from '../shapes/reduction.ts'
import { dropReduced, lowerReduction, reducedShape, reductionAxes } from '../shapes/reduction.ts'
import type { Tensor } from '../tensor.ts'
import { cast } from './cast.ts'
import { div } from './div.ts'
import { equal } from './equal.ts'
import { mul } from './mul.ts'
import { sum } from './sum.ts'

export const maxOp: Op<'max'> = {
  kind: 'max',
  infer: reducedShape('max'),
  gradient: ({ inputs: [x], output, attributes: { axes }, outputGradient }) => {
    const winners = cast(equal(x, output), 'float32')
    return [mul(winners, div(outputGradient, sum(winners, axes, { keepDims: true })))]
  },
  toOnnx: lowerReduction('ReduceMax'),
}

/** Maximum over the given axes. Equal maxima share the gradient equally. All axes when none are given; the reduced axes go unless `keepDims`. */
export function max(x: Tensor, axes?: readonly number[], options: ReduceOptions = {}): Tensor {
  const normal = reductionAxes(x, axes)
  if (normal.length === 0) return x
  return dropReduced(x.program.append(maxOp, [x], { axes: normal })[0], normal, options)
}
