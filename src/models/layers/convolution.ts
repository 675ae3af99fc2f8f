import { conv2d, type Tensor } from '../../graph/index.ts'
import { kaimingFanOut } from './initialisers.ts'
import { declareIn, type Scope } from './network.ts'

export interface ConvolutionOptions {
  channels: number
  kernel: number
  stride?: number
}

/** Square convolution without bias, padded so that stride 1 keeps the size. x: [n, c, h, w]. */
export function convolution(scope: Scope, x: Tensor, options: ConvolutionOptions): Tensor {
  const { channels, kernel, stride = 1 } = options
  const weight = declareIn(scope, {
    name: 'weight',
    shape: [channels, x.shape[1], kernel, kernel],
    role: 'weight',
    initialiser: kaimingFanOut(channels, kernel),
  })
  return conv2d(x, weight, { stride, padding: (kernel - 1) / 2 })
}
