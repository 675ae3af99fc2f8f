/**
 * Batch normalisation (Ioffe and Szegedy, 2015): y = gamma (x - mean) / sqrt(variance + eps) + beta, per channel (axis 1).
 *
 * With r = 1 / sqrt(variance + eps), m values per channel, S = sum(dy) and T = sum(dy x):
 *   d beta = S,  d gamma = r (T - mean S),
 *   dx = a dy + b x + c,  a = gamma r,  b = -a r d gamma / m,  c = -b mean - a S / m:
 * two sums over the batch and one affine map, instead of a chain of passes over the activations.
 */
import { mulScalar } from '../composites/scalar-arithmetic.ts'
import { onChannels } from '../composites/on-channels.ts'
import { lowerAs } from '../onnx/graph.ts'
import type { Op } from '../op.ts'
import { channelAxes, normalised } from '../shapes/channels.ts'
import type { Tensor } from '../tensor.ts'
import { sizeOf } from '../tensor.ts'
import { add } from './add.ts'
import { addScalar } from '../composites/scalar-arithmetic.ts'
import { maximum } from './maximum.ts'
import { mean } from './mean.ts'
import { mul } from './mul.ts'
import { neg } from './neg.ts'
import { pow } from './pow.ts'
import { scalar } from './constant.ts'
import { square } from '../composites/square.ts'
import { sub } from './sub.ts'
import { sum } from './sum.ts'
import { sumSquare } from './sum-square.ts'

/** Inputs: x, gamma, beta and the mean and variance of x. The gradient for x runs through both of those as well. */
export const batchNormOp: Op<'batchNorm'> = {
  kind: 'batchNorm',
  infer: normalised('batchNorm'),
  gradient: ({ inputs: [x, gamma, , average, variance], attributes: { eps }, outputGradient: dy }) => {
    const axes = channelAxes(x)
    const count = sizeOf(x.shape) / x.shape[1]
    const scale = pow(addScalar(variance, eps), -0.5)
    const dBeta = sum(dy, axes)
    const dGamma = mul(scale, sub(sum(mul(dy, x), axes), mul(average, dBeta)))
    const a = mul(gamma, scale)
    const b = mulScalar(mul(mul(a, scale), dGamma), -1 / count)
    const c = neg(add(mul(b, average), mulScalar(mul(a, dBeta), 1 / count)))
    const [slope, tilt, shift] = [a, b, c].map((perChannel) => onChannels(perChannel, x))
    const dx = add(add(mul(dy, slope), mul(x, tilt)), shift)
    return [dx, dGamma, dBeta, undefined, undefined]
  },
  toOnnx: lowerAs('BatchNormalization', ({ eps }) => ({ epsilon: { float: eps } })),
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
  const axes = channelAxes(x)
  const average = mean(x, axes)
  const variance = x.shape.length === 2 ? twoPassVariance(x, average) : onePassVariance(x, average)
  const [y] = x.program.append(batchNormOp, [x, gamma, beta, average, variance], { eps })
  return { y, mean: average, variance }
}

/** Feature vectors are small: the exact way costs nothing. */
function twoPassVariance(x: Tensor, average: Tensor): Tensor {
  return mean(square(sub(x, onChannels(average, x))), channelAxes(x))
}

/** Mean of squares less the square of the mean: one pass less over the activations. Never below zero. */
function onePassVariance(x: Tensor, average: Tensor): Tensor {
  const count = sizeOf(x.shape) / x.shape[1]
  const meanSquare = mulScalar(sumSquare(x, channelAxes(x)), 1 / count)
  return maximum(sub(meanSquare, square(average)), scalar(x.program, 0))
}
