import type { Program } from '../../graph/index.ts'
import type { Rng } from '../../numeric/rng.ts'
import type { TensorValues } from '../tensors.ts'
import type { TrainingConfig } from './config.ts'

/** Inputs and outputs that every method's training step has; what else it feeds comes from `scalarsAt`. */
export const stepNames = {
  /** [batch, 3, source, source], 0 to 1 */
  patches: 'patches',
  views: ['view1', 'view2'],
  learningRate: 'learning-rate',
  /** Only of methods with a target network. */
  targetMomentum: 'target-momentum',
  /** What the learning rate is multiplied by in the backbone; only where it is adapted. */
  backboneRate: 'backbone-rate',
  loss: 'loss',
  spread: 'spread',
} as const

export interface StepExtent {
  batch: number
  /** Side of the patches that are fed, in pixels. */
  source: number
}

/** A whole training step as one program: augment, forward, loss, backward, optimiser, and what else the method keeps. */
export interface TrainingStep {
  program: Program
  /** Which output becomes which input of the next step. */
  state: Record<string, string>
  /**
   * State at step 0, by input name. `backbone`: parameters to start from instead of random ones.
   */
  initialState(rng: Rng, backbone?: TensorValues): TensorValues
  /** Scalars of this method that change from step to step, by input name. */
  scalarsAt(step: number, totalSteps: number): Record<string, number>
  /** The backbone's parameters and running statistics out of the state, under their own names. */
  backboneOf(state: TensorValues): TensorValues
}

export type BuildStep = (config: TrainingConfig, extent: StepExtent) => TrainingStep
