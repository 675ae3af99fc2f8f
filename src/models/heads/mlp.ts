/**
 * The projector and predictor of BYOL (Grill et al., 2020, "Bootstrap your own latent"): linear, batch norm, ReLU, linear.
 * Both linear layers have a bias, as in solo-learn, although the norm after the first cancels its bias.
 */
import { relu, type Tensor } from '../../graph/index.ts'
import { linear } from '../layers/linear.ts'
import { within, type Scope } from '../layers/network.ts'
import { normalisation } from '../layers/normalisation.ts'

export interface HeadSize {
  hidden: number
  output: number
}

/** x: [n, inputs] -> [n, output]. */
export function mlpHead(scope: Scope, x: Tensor, size: HeadSize): Tensor {
  const hidden = linear(within(scope, 'linear1'), x, { features: size.hidden, bias: true })
  const active = relu(normalisation(within(scope, 'norm'), hidden))
  return linear(within(scope, 'linear2'), active, { features: size.output, bias: true })
}
