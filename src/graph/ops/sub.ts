import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { sumTo } from '../composites/sum-to.ts'
import { neg } from './neg.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const subOp: Op<'sub'> = {
  kind: 'sub',
  infer: broadcastPair('sub'),
  gradient: ({ inputs: [a, b], outputGradient }) => [
    sumTo(outputGradient, a.shape),
    sumTo(neg(outputGradient), b.shape),
  ],
  toOnnx: lowerAs('Sub'),
}

/** a - b, broadcasting. */
export function sub(a: Tensor, b: Tensor): Tensor {
  return a.program.append(subOp, [a, b], {})[0]
}
