/** What every clustering needs of its points. Sums run in double precision. */
import { columnMeans } from '../linear-algebra.ts'
import type { Matrix } from '../matrix.ts'

/** |x_i - c|^2 */
export function squaredDistance({ data, cols }: Matrix, i: number, c: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0, q = i * cols; j < cols; j++, q++) sum += (data[q] - c[j]) ** 2
  return sum
}

/** Variance of every column, divided by the number of rows. */
export function columnVariances(points: Matrix): Float64Array /* [f] */ {
  const { data, rows, cols } = points
  const means = columnMeans(points)
  const variances = new Float64Array(cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) variances[j] += (data[i * cols + j] - means[j]) ** 2
  for (let j = 0; j < cols; j++) variances[j] /= Math.max(1, rows)
  return variances
}
