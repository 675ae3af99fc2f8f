import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'
import { square } from '../composites/square.ts'
import { sub } from './sub.ts'

export const sigmoidOp: Op<'sigmoid'> = {
  kind: 'sigmoid',
  infer: floatLike('sigmoid'),
  gradient: ({ output, outputGradient }) => [mul(outputGradient, sub(output, square(output)))],
  toOnnx: lowerAs('Sigmoid'),
}

/** 1 / (1 + e^-x). */
export function sigmoid(x: Tensor): Tensor {
  return x.program.append(sigmoidOp, [x], {})[0]
}
