import type { Tensor } from '../../graph/index.ts'
import type { TensorRole } from '../layers/network.ts'

export interface UpdateInputs {
  parameter: Tensor
  gradient: Tensor
  /** Running sum of past updates, same shape as the parameter; starts at zero. */
  velocity: Tensor
  role: TensorRole
  /** Scalar; a program input, so that a schedule can change it from step to step. */
  learningRate: Tensor
}

export interface UpdateSettings {
  momentum: number
  weightDecay: number
}

export interface Update {
  parameter: Tensor
  velocity: Tensor
}

/** Biases and normalisation parameters are neither decayed nor, in LARS, rescaled. */
export function isPlain(role: TensorRole): boolean {
  return role !== 'weight'
}
