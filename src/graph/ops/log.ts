import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { div } from './div.ts'

export const logOp: Op<'log'> = {
  kind: 'log',
  infer: floatLike('log'),
  gradient: ({ inputs: [x], outputGradient }) => [div(outputGradient, x)],
  toOnnx: lowerAs('Log'),
}

/** Natural logarithm; x must be positive. */
export function log(x: Tensor): Tensor {
  return x.program.append(logOp, [x], {})[0]
}
