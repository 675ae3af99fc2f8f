import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { sumTo } from '../composites/sum-to.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const addOp: Op<'add'> = {
  kind: 'add',
  infer: broadcastPair('add'),
  gradient: ({ inputs: [a, b], outputGradient }) => [
    sumTo(outputGradient, a.shape),
    sumTo(outputGradient, b.shape),
  ],
  toOnnx: lowerAs('Add'),
}

/** a + b, broadcasting. */
export function add(a: Tensor, b: Tensor): Tensor {
  return a.program.append(addOp, [a, b], {})[0]
}
