import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { mulScalar } from '../composites/scalar-arithmetic.ts'
import { div } from './div.ts'

export const sqrtOp: Op<'sqrt'> = {
  kind: 'sqrt',
  infer: floatLike('sqrt'),
  gradient: ({ output, outputGradient }) => [div(mulScalar(outputGradient, 0.5), output)],
  toOnnx: lowerAs('Sqrt'),
}

/** Square root. Its gradient is infinite at 0: add a small number before. */
export function sqrt(x: Tensor): Tensor {
  return x.program.append(sqrtOp, [x], {})[0]
}
