/**
 * AdamW (Loshchilov and Hutter, 2019, "Decoupled weight decay regularization", algorithm 2), at step t from 1:
 *   m <- b1 m + (1 - b1) g,  v <- b2 v + (1 - b2) g^2,
 *   w <- w - lr (m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps) + d w).
 * As in PyTorch, the decay is scaled by the learning rate. Deviation: d leaves out biases and normalisation parameters.
 */
import { add, addScalar, div, mul, mulScalar, sqrt, square, sub, type Tensor } from '../../graph/index.ts'
import type { TensorRole } from '../layers/network.ts'
import { isPlain } from './rule.ts'

export interface AdamMoments {
  /** Running mean of the gradient; starts at zero. */
  first: Tensor
  /** Running mean of its square; starts at zero. */
  second: Tensor
}

/** Scalars that change from step to step; program inputs. */
export interface AdamSchedule {
  learningRate: Tensor
  /** 1 / (1 - b1^t) and 1 / (1 - b2^t), from `adamCorrections`. */
  firstCorrection: Tensor
  secondCorrection: Tensor
}

export interface AdamInputs extends AdamMoments {
  parameter: Tensor
  gradient: Tensor
  role: TensorRole
}

const firstDecay = 0.9
const secondDecay = 0.999
const eps = 1e-8

export function adamWUpdate(
  inputs: AdamInputs,
  schedule: AdamSchedule,
  weightDecay: number,
): AdamMoments & { parameter: Tensor } {
  const { parameter, gradient, role } = inputs
  const first = running(inputs.first, gradient, firstDecay)
  const second = running(inputs.second, square(gradient), secondDecay)
  const scale = addScalar(sqrt(mul(second, schedule.secondCorrection)), eps)
  const step = div(mul(first, schedule.firstCorrection), scale)
  const decayed = isPlain(role) || weightDecay === 0 ? step : add(step, mulScalar(parameter, weightDecay))
  return { first, second, parameter: sub(parameter, mul(decayed, schedule.learningRate)) }
}

/** What makes up for moments that started at zero. step counts from 0. */
export function adamCorrections(step: number): { first: number; second: number } {
  return { first: 1 / (1 - firstDecay ** (step + 1)), second: 1 / (1 - secondDecay ** (step + 1)) }
}

function running(mean: Tensor, now: Tensor, decay: number): Tensor {
  return add(mulScalar(mean, decay), mulScalar(now, 1 - decay))
}
