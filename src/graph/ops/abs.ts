import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mul } from './mul.ts'
import { sign } from './sign.ts'

export const absOp: Op<'abs'> = {
  kind: 'abs',
  infer: floatLike('abs'),
  gradient: ({ inputs: [x], outputGradient }) => [mul(outputGradient, sign(x))],
  toOnnx: lowerAs('Abs'),
}

/** |x|, with gradient 0 at 0. */
export function abs(x: Tensor): Tensor {
  return x.program.append(absOp, [x], {})[0]
}
