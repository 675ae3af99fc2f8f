/**
 * Batch normalisation (Ioffe and Szegedy, 2015): y = gamma (x - mean) / sqrt(variance + eps) + beta, per channel (axis 1).
 *
 * With r = 1 / sqrt(variance + eps), m values per channel, S = sum(dy) and T = sum(dy x):
 *   d beta = S,  d gamma = r (T - mean S),
 *   dx = a (dy + t x) + c,  a = gamma r,  t = -r d gamma / m,  c = -a (t mean + S / m):
 * two sums over the batch and one affine map, instead of a chain of passes over the activations.
 */
import { channelSum, channelSumSquare } from '../composites/channel-sums.ts'
import { onChannels } from '../composites/on-channels.ts'
import { addScalar, mulScalar } from '../composites/scalar-arithmetic.ts'
import { square } from '../composites/square.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { normalised } from '../shapes/channels.ts'
import type { Tensor } from '../tensor.ts'
import { sizeOf } from '../tensor.ts'
import { add } from './add.ts'
import { batchNormInference } from './batch-norm-inference.ts'
import { constant, scalar } from './constant.ts'
import { maximum } from './maximum.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { pow } from './pow.ts'
import { sub } from './sub.ts'

/** Inputs: x, gamma, beta and the mean and variance of x. The gradient for x runs through both of those as well. */
export const batchNormOp: Op<'batchNorm'> = {
  kind: 'batchNorm',
  infer: normalised('batchNorm'),
  gradient: ({ inputs: [x, gamma, , average, variance], attributes: { eps }, outputGradient: dy }) => {
    const share = x.shape[1] / sizeOf(x.shape)
    const scale = pow(addScalar(variance, eps), -0.5)
    const dBeta = channelSum(dy)
    const dGamma = mul(scale, sub(channelSum(mul(dy, x)), mul(average, dBeta)))
    const slope = mul(gamma, scale)
    const tilt = mulScalar(mul(scale, dGamma), -share)
    const shift = neg(mul(slope, add(mul(tilt, average), mulScalar(dBeta, share))))
    const dx = affine(add(dy, mul(x, onChannels(tilt, x))), slope, shift)
    return [dx, dGamma, dBeta, undefined, undefined]
  },
  toOnnx: lowerAs('BatchNormalization', ({ eps }) => ({ epsilon: { float: eps } })),
}

/** slope x + shift per channel, in one pass. */
function affine(x: Tensor, slope: Tensor, shift: Tensor): Tensor {
  const [channels] = slope.shape
  const mean = constant(x.program, new Float32Array(channels), [channels])
  const variance = constant(x.program, new Float32Array(channels).fill(1), [channels])
  return batchNormInference(x, slope, shift, { mean, variance, eps: 0 })
}

export interface BatchNormOptions {
  /** 1e-5 when absent. */
  readonly eps?: number
}

export interface Normalised {
  readonly y: Tensor
  /** Of this batch, per channel: [c]. */
  readonly mean: Tensor
  /** Of this batch, per channel, divided by the count (not by one less): [c]. */
  readonly variance: Tensor
}

/** Normalises by the statistics of the batch itself, as in training. x: [n, c] or [n, c, h, w]; gamma, beta: [c]. */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5 }: BatchNormOptions = {},
): Normalised {
  const average = channelMean(x)
  const variance = x.shape.length === 2 ? twoPassVariance(x, average) : onePassVariance(x, average)
  const [y] = x.program.append(batchNormOp, [x, gamma, beta, average, variance], { eps })
  return { y, mean: average, variance }
}

function channelMean(x: Tensor): Tensor {
  return mulScalar(channelSum(x), x.shape[1] / sizeOf(x.shape))
}

/** Feature vectors are small: the exact way costs nothing. */
function twoPassVariance(x: Tensor, average: Tensor): Tensor {
  return channelMean(square(sub(x, onChannels(average, x))))
}

/** Mean of squares less the square of the mean: one pass less over the activations. Never below zero. */
function onePassVariance(x: Tensor, average: Tensor): Tensor {
  const meanSquare = mulScalar(channelSumSquare(x), x.shape[1] / sizeOf(x.shape))
  return maximum(sub(meanSquare, square(average)), scalar(x.program, 0))
}
