import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { sumTo } from '../composites/sum-to.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const mulOp: Op<'mul'> = {
  kind: 'mul',
  infer: broadcastPair('mul'),
  gradient: ({ inputs: [a, b], outputGradient }) => [
    sumTo(mul(outputGradient, b), a.shape),
    sumTo(mul(outputGradient, a), b.shape),
  ],
  toOnnx: lowerAs('Mul'),
}

/** a b elementwise, broadcasting. */
export function mul(a: Tensor, b: Tensor): Tensor {
  return a.program.append(mulOp, [a, b], {})[0]
}
