import { channelSum } from '../composites/channel-sums.ts'
import { onChannels } from '../composites/on-channels.ts'
import { addScalar, mulScalar } from '../composites/scalar-arithmetic.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { normalised } from '../shapes/channels.ts'
import type { Tensor } from '../tensor.ts'
import type { BatchNormOptions } from './batch-norm.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { pow } from './pow.ts'
import { sub } from './sub.ts'

/** Like batchNorm, but mean and variance are values of their own, not functions of x. */
export const batchNormInferenceOp: Op<'batchNormInference'> = {
  kind: 'batchNormInference',
  infer: normalised('batchNormInference'),
  gradient: ({ inputs: [x, gamma, , average, variance], attributes: { eps }, outputGradient: dy }) => {
    const scale = pow(addScalar(variance, eps), -0.5)
    const slope = mul(gamma, scale)
    const dBeta = channelSum(dy)
    const dGamma = mul(scale, sub(channelSum(mul(dy, x)), mul(average, dBeta)))
    const dVariance = mulScalar(mul(mul(slope, scale), dGamma), -0.5)
    return [mul(dy, onChannels(slope, x)), dGamma, dBeta, neg(mul(slope, dBeta)), dVariance]
  },
  toOnnx: lowerAs('BatchNormalization', ({ eps }) => ({ epsilon: { float: eps } })),
}

export interface ChannelStatistics {
  readonly mean: Tensor
  readonly variance: Tensor
}

/** Normalises by given statistics. x: [n, c] or [n, c, h, w]; gamma, beta, mean, variance: [c]. */
export function batchNormInference(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { mean, variance, eps = 1e-5 }: ChannelStatistics & BatchNormOptions,
): Tensor {
  return x.program.append(batchNormInferenceOp, [x, gamma, beta, mean, variance], { eps })[0]
}
