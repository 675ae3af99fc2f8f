/**
 * LARS: layer-wise adaptive rate scaling (You, Gitman and Ginsburg, 2017, "Large batch training of convolutional
 * networks"). Each weight tensor steps in proportion to its own norm:
 *   r = trust |w| / (|g| + d |w|),  v <- m v + r (g + d w),  w <- w - lr v.
 * r is 1 where |w| or |g| is zero. Biases and normalisation parameters take a plain step without decay.
 * Deviation from the paper, shared with the usual implementations: the learning rate stands outside the velocity.
 */
import {
  add,
  addScalar,
  div,
  greater,
  mul,
  mulScalar,
  scalar,
  sqrt,
  sumSquare,
  where,
  type Tensor,
} from '../../graph/index.ts'
import type { Update, UpdateInputs, UpdateSettings } from './rule.ts'
import { isPlain } from './rule.ts'
import { momentumStep } from './sgd.ts'

/** Step length of a layer as a share of its norm, at learning rate 1. The value that BYOL is usually trained with. */
const trust = 0.02

export function larsUpdate(inputs: UpdateInputs, settings: UpdateSettings): Update {
  const { parameter, gradient, role } = inputs
  if (isPlain(role)) return momentumStep(inputs, gradient, settings.momentum)
  const weightNorm = norm(parameter)
  const gradientNorm = norm(gradient)
  const reach = addScalar(add(gradientNorm, mulScalar(weightNorm, settings.weightDecay)), 1e-8)
  const adapted = mulScalar(div(weightNorm, reach), trust)
  const zero = scalar(parameter.program, 0)
  const rate = where(greater(mul(weightNorm, gradientNorm), zero), adapted, scalar(parameter.program, 1))
  const decayed =
    settings.weightDecay === 0 ? gradient : add(gradient, mulScalar(parameter, settings.weightDecay))
  return momentumStep(inputs, mul(decayed, rate), settings.momentum)
}

function norm(x: Tensor): Tensor {
  return sqrt(sumSquare(x))
}
