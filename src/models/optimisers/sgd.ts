/**
 * Stochastic gradient descent with momentum (Sutskever et al., 2013), as PyTorch writes it:
 *   v <- m v + (g + d w),  w <- w - lr v.
 * Deviation: weight decay d leaves out biases and normalisation parameters.
 */
import { add, mul, mulScalar, sub, type Tensor } from '../../graph/index.ts'
import { isPlain, type Update, type UpdateInputs, type UpdateSettings } from './rule.ts'

export function sgdUpdate(inputs: UpdateInputs, settings: UpdateSettings): Update {
  const { parameter, gradient, role } = inputs
  const decayed =
    isPlain(role) || settings.weightDecay === 0
      ? gradient
      : add(gradient, mulScalar(parameter, settings.weightDecay))
  return momentumStep(inputs, decayed, settings.momentum)
}

export function momentumStep(inputs: UpdateInputs, direction: Tensor, momentum: number): Update {
  const velocity = add(mulScalar(inputs.velocity, momentum), direction)
  return { velocity, parameter: sub(inputs.parameter, mul(velocity, inputs.learningRate)) }
}
