/**
 * The space in which patches are compared, the same for the map, for neighbours and for every measure, and for networks as
 * for plain statistics: each feature with mean 0 and deviation 1, rows by cosine. Without the first step the few features
 * with large values decide, and what all patches share makes all cosines nearly 1.
 */
import { standardiseColumns } from '../../numeric/linear-algebra.ts'
import type { Matrix } from '../../numeric/matrix.ts'

export function comparisonSpace(features: Matrix): Matrix {
  return standardiseColumns(features)
}
