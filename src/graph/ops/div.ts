import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { sumTo } from '../composites/sum-to.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const divOp: Op<'div'> = {
  kind: 'div',
  infer: broadcastPair('div'),
  gradient: ({ inputs: [a, b], output, outputGradient }) => {
    const share = div(outputGradient, b)
    return [sumTo(share, a.shape), sumTo(neg(mul(share, output)), b.shape)]
  },
  toOnnx: lowerAs('Div'),
}

/** a / b, broadcasting; integers divide towards zero. */
export function div(a: Tensor, b: Tensor): Tensor {
  return a.program.append(divOp, [a, b], {})[0]
}
