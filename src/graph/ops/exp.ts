import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'

export const expOp: Op<'exp'> = {
  kind: 'exp',
  infer: floatLike('exp'),
  gradient: ({ output, outputGradient }) => [mul(outputGradient, output)],
  toOnnx: lowerAs('Exp'),
}

/** e to the power of x. */
export function exp(x: Tensor): Tensor {
  return x.program.append(expOp, [x], {})[0]
}
