import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'
import { sign } from './sign.ts'

export const reluOp: Op<'relu'> = {
  kind: 'relu',
  infer: floatLike('relu'),
  gradient: ({ output, outputGradient }) => [mul(outputGradient, sign(output))],
  toOnnx: lowerAs('Relu'),
}

/** max(x, 0), with gradient 0 at 0. */
export function relu(x: Tensor): Tensor {
  return x.program.append(reluOp, [x], {})[0]
}
