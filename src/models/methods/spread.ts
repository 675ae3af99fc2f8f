/**
 * The collapse alarm: standard deviation over the batch of each dimension of the l2-normalised projections, averaged over
 * the dimensions. Directions spread evenly over the sphere give 1 / sqrt(d); 0 means that all samples look alike.
 */
import {
  l2Normalize,
  mean,
  mulScalar,
  sqrt,
  stopGradient,
  sub,
  sumSquare,
  type Tensor,
} from '../../graph/index.ts'

/** projections: [n, d] -> []. The deviation is the sample's (n - 1). */
export function projectionSpread(projections: Tensor): Tensor {
  const [count] = projections.shape
  const unit = l2Normalize(stopGradient(projections), 1, 1e-12)
  const centred = sub(unit, mean(unit, [0], { keepDims: true }))
  const variance = mulScalar(sumSquare(centred, [0]), 1 / Math.max(1, count - 1))
  return mean(sqrt(variance), [0])
}
