import {
  addScalar,
  l2Normalize,
  mean,
  mul,
  mulScalar,
  stopGradient,
  sum,
  type Tensor,
} from '../../graph/index.ts'

/**
 * Mean over samples of |q/|q| - z/|z||^2 = 2 - 2 cos(q, z) (Grill et al., 2020, equation 2). No gradient through z.
 * predictions, targets: [n, d] -> [].
 */
export function normalisedDistance(predictions: Tensor, targets: Tensor): Tensor {
  const q = l2Normalize(predictions, 1, 1e-12)
  const z = stopGradient(l2Normalize(targets, 1, 1e-12))
  const cosines = sum(mul(q, z), [1])
  return addScalar(mulScalar(mean(cosines, [0]), -2), 2)
}
