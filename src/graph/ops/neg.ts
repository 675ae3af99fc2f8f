import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'

export const negOp: Op<'neg'> = {
  kind: 'neg',
  infer: floatLike('neg'),
  gradient: ({ outputGradient }) => [neg(outputGradient)],
  toOnnx: lowerAs('Neg'),
}

/** -x. */
export function neg(x: Tensor): Tensor {
  return x.program.append(negOp, [x], {})[0]
}
