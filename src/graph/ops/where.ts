import { sumTo } from '../composites/sum-to.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { badArgument } from '../op.ts'
import { broadcast } from '../shapes/broadcast.ts'
import type { Tensor } from '../tensor.ts'
import { describe } from '../tensor.ts'
import { scalar } from './constant.ts'

export const whereOp: Op<'where'> = {
  kind: 'where',
  infer: ([condition, a, b]) => {
    if (condition.type !== 'bool' || a.type !== b.type)
      throw badArgument(
        `where takes a bool and two tensors of one type, not ${[condition, a, b].map(describe).join(', ')}.`,
      )
    return [{ shape: broadcast(condition.shape, broadcast(a.shape, b.shape)), type: a.type }]
  },
  gradient: ({ inputs: [condition, a, b], outputGradient }) => {
    const zero = scalar(a.program, 0)
    return [
      undefined,
      sumTo(where(condition, outputGradient, zero), a.shape),
      sumTo(where(condition, zero, outputGradient), b.shape),
    ]
  },
  toOnnx: lowerAs('Where'),
}

/** a where the condition holds, b elsewhere, broadcasting. */
export function where(condition: Tensor, a: Tensor, b: Tensor): Tensor {
  return condition.program.append(whereOp, [condition, a, b], {})[0]
}
