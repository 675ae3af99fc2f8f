/**
 * Residual networks of basic blocks (He, Zhang, Ren and Sun, 2016, "Deep residual learning for image recognition"),
 * as torchvision builds them: norm after each convolution, a 1x1 convolution where the shortcut changes shape, the last
 * norm of a block starts at scale 1.
 */
import { add, globalAveragePool, maxPool2d, relu, type Tensor } from '../../graph/index.ts'
import { convolution } from '../layers/convolution.ts'
import { within, type Scope } from '../layers/network.ts'
import { normalisation } from '../layers/normalisation.ts'

export const stems = ['patch', 'cifar', 'imagenet'] as const
/** `patch`: 3x3, stride 2, no pooling. `cifar`: 3x3, stride 1. `imagenet`: 7x7, stride 2, then 3x3 max pooling, stride 2. */
export type Stem = (typeof stems)[number]

export interface ResNetShape {
  /** Channels of each stage; every stage after the first halves the side. */
  widths: readonly number[]
  /** Blocks of each stage. */
  depths: readonly number[]
}

export interface BackboneOutput {
  /** Global average of the last stage after its ReLU: [n, width], not negative. */
  features: Tensor
  /** Feature maps after each stage: [n, width, side, side], not negative. */
  stages: Tensor[]
}

/** x: [n, 3, side, side], normalised colours. */
export function residualNetwork(
  scope: Scope,
  x: Tensor,
  options: ResNetShape & { stem: Stem },
): BackboneOutput {
  const { widths, depths, stem } = options
  let maps = stemLayers(within(scope, 'stem'), x, { stem, channels: widths[0] })
  const stages = widths.map((channels, stage) => {
    const stageScope = within(scope, `stage${stage + 1}`)
    for (let block = 0; block < depths[stage]; block++) {
      const stride = stage > 0 && block === 0 ? 2 : 1
      maps = basicBlock(within(stageScope, block), maps, { channels, stride })
    }
    return maps
  })
  const last = stages[stages.length - 1]
  return { features: globalAveragePool(last), stages }
}

function stemLayers(scope: Scope, x: Tensor, options: { stem: Stem; channels: number }): Tensor {
  const { stem, channels } = options
  const kernel = stem === 'imagenet' ? 7 : 3
  const stride = stem === 'cifar' ? 1 : 2
  const y = convolution(within(scope, 'conv'), x, { channels, kernel, stride })
  const active = relu(normalisation(within(scope, 'norm'), y))
  return stem === 'imagenet' ? maxPool2d(active, 3, { stride: 2, padding: 1 }) : active
}

function basicBlock(scope: Scope, x: Tensor, options: { channels: number; stride: number }): Tensor {
  const { channels, stride } = options
  const first = convolution(within(scope, 'conv1'), x, { channels, kernel: 3, stride })
  const active = relu(normalisation(within(scope, 'norm1'), first))
  const second = convolution(within(scope, 'conv2'), active, { channels, kernel: 3 })
  const residual = normalisation(within(scope, 'norm2'), second)
  return relu(add(residual, shortcut(within(scope, 'skip'), x, options)))
}

function shortcut(scope: Scope, x: Tensor, options: { channels: number; stride: number }): Tensor {
  const { channels, stride } = options
  if (stride === 1 && x.shape[1] === channels) return x
  return normalisation(
    within(scope, 'norm'),
    convolution(within(scope, 'conv'), x, { channels, kernel: 1, stride }),
  )
}
