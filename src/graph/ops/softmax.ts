import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { normalAxis } from '../shapes/axes.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'

export const softmaxOp: Op<'softmax'> = {
  kind: 'softmax',
  infer: floatLike('softmax'),
  gradient: ({ output, attributes: { axis }, outputGradient }) => {
    const weighted = mul(outputGradient, output)
    return [sub(weighted, mul(output, sum(weighted, [axis], { keepDims: true })))]
  },
  toOnnx: lowerAs('Softmax', ({ axis }) => ({ axis })),
}

/** e^x divided by its sum along an axis. */
export function softmax(x: Tensor, axis: number): Tensor {
  return x.program.append(softmaxOp, [x], { axis: normalAxis(axis, x.shape.length) })[0]
}
