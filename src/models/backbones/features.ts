/**
 * What is kept of a backbone's feature maps. `last`: the mean over positions of the last stage. `multi`: of every stage the
 * mean and the standard deviation over positions,
 *   mean_c = E[x_c],  deviation_c = sqrt(max(E[x_c^2] - mean_c^2, 0) + 1e-5),
 * since early stages still hold colour and fine texture, which the last one has traded for other things, and the spread says
 * how uneven the skin is. Maps come after a ReLU, so both kinds are not negative.
 */
import {
  addScalar,
  concat,
  globalAveragePool,
  maximum,
  mulScalar,
  scalar,
  sqrt,
  square,
  sub,
  sumSquare,
  type Tensor,
} from '../../graph/index.ts'
import type { BackboneOutput } from './resnet.ts'

export const featureKinds = ['last', 'multi'] as const
export type FeatureKind = (typeof featureKinds)[number]

/** Keeps the slope finite where a channel is the same everywhere. */
const eps = 1e-5

/**
 * [n, width]. `multi` has twice the sum of all stages' channels: stage 1's means, stage 1's deviations, stage 2's means, and
 * so on.
 */
export function poolFeatures({ features, stages }: BackboneOutput, kind: FeatureKind): Tensor {
  switch (kind) {
    case 'last':
      return features
    case 'multi':
      return concat(stages.flatMap(meanAndDeviation), 1)
  }
}

/** x: [n, c, h, w] -> twice [n, c]. */
function meanAndDeviation(x: Tensor): [Tensor, Tensor] {
  const [, , height, width] = x.shape
  const mean = globalAveragePool(x)
  const meanSquare = mulScalar(sumSquare(x, [2, 3]), 1 / (height * width))
  const variance = maximum(sub(meanSquare, square(mean)), scalar(x.program, 0))
  return [mean, sqrt(addScalar(variance, eps))]
}
