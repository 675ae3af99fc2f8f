import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { floatLike } from '../shapes/rules.ts'
import type { Tensor } from '../tensor.ts'
import { cast } from './cast.ts'
import { scalar } from './constant.ts'
import { greater } from './greater.ts'
import { mul } from './mul.ts'

export const reluOp: Op<'relu'> = {
  kind: 'relu',
  infer: floatLike('relu'),
  gradient: ({ output, outputGradient }) => {
    const passes = cast(greater(output, scalar(output.program, 0)), 'float32')
    return [mul(outputGradient, passes)]
  },
  toOnnx: lowerAs('Relu'),
}

/** max(x, 0), with gradient 0 at 0. */
export function relu(x: Tensor): Tensor {
  return x.program.append(reluOp, [x], {})[0]
}
