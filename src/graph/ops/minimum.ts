import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { sumTo } from '../composites/sum-to.ts'
import { mul } from './mul.ts'
import { sub } from './sub.ts'
import { firstWins } from '../composites/first-wins.ts'
import { broadcastPair } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const minimumOp: Op<'minimum'> = {
  kind: 'minimum',
  infer: broadcastPair('minimum'),
  gradient: ({ inputs: [a, b], outputGradient }) => {
    const forA = mul(outputGradient, firstWins(b, a))
    return [sumTo(forA, a.shape), sumTo(sub(outputGradient, forA), b.shape)]
  },
  toOnnx: lowerAs('Min'),
}

/** The smaller of a and b, broadcasting. Where they are equal each takes half of the gradient. */
export function minimum(a: Tensor, b: Tensor): Tensor {
  return a.program.append(minimumOp, [a, b], {})[0]
}
