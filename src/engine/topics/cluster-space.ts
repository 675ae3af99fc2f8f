/**
 * The points that k-means, Gaussian mixtures and density clustering work on: rows divided by their mean (where no feature is
 * negative; as the first step to counts), features brought to mean 0 and deviation 1, then the principal components that
 * hold more than noise would.
 *
 * A component counts when its variance exceeds (1 + sqrt(f / n))^2, the greatest that independent columns of deviation 1
 * reach (Marchenko and Pastur, 1967); at least 2 and at most 64 of them. Distances in hundreds of noisy columns are all alike, so that
 * density has no meaning there and a diagonal covariance spends its parameters on noise.
 */
import { standardiseColumns } from '../../numeric/linear-algebra.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { pcaSteps } from '../../numeric/pca.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'

const fewest = 2
const most = 64

export async function clusterSpace(
  features: Matrix,
  { signal }: LongWork = {},
): Promise<Matrix /* [n, d] */> {
  const standard = standardiseColumns(evenRows(features))
  const { scores, variances } = await runSteps(pcaSteps(standard, Math.min(most, features.cols)), { signal })
  const edge = (1 + Math.sqrt(features.cols / features.rows)) ** 2
  const above = variances.findIndex((variance) => variance <= edge)
  const kept = Math.min(scores.cols, Math.max(fewest, above < 0 ? scores.cols : above))
  const points = matrix(features.rows, kept)
  for (let i = 0; i < features.rows; i++)
    for (let c = 0; c < kept; c++) points.data[i * kept + c] = scores.data[i * scores.cols + c]
  return points
}

function evenRows(features: Matrix): Matrix {
  const { data, rows, cols } = features
  if (!data.every((value) => value >= 0)) return features
  const even = matrix(rows, cols)
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let q = i * cols; q < (i + 1) * cols; q++) sum += data[q]
    const factor = sum > 0 ? cols / sum : 0
    for (let q = i * cols; q < (i + 1) * cols; q++) even.data[q] = data[q] * factor
  }
  return even
}
