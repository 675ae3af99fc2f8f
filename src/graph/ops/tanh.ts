import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'
import { square } from '../composites/square.ts'
import { sub } from './sub.ts'

export const tanhOp: Op<'tanh'> = {
  kind: 'tanh',
  infer: floatLike('tanh'),
  gradient: ({ output, outputGradient }) => [sub(outputGradient, mul(outputGradient, square(output)))],
  toOnnx: lowerAs('Tanh'),
}

/** Hyperbolic tangent. */
export function tanh(x: Tensor): Tensor {
  return x.program.append(tanhOp, [x], {})[0]
}
