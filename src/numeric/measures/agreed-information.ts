/**
 * What two labelings of the same rows say of each other, row by row and beyond chance:
 *
 *   s_i = ln(n n_ab / (n_a n_b)) - mean over shuffles of I(A; B shuffled),   a and b the labels of row i
 *
 * The mean of s_i is their mutual information (Cover and Thomas, 2006, 2.3) less what chance gives (Vinh, Epps and Bailey,
 * 2010). Deviation: chance is not the exact expectation over single rows but the mean over given shuffles, which may move whole
 * photos; rows of one photo are no independent witnesses.
 */
import { contingency, numberLabels } from './contingency.ts'

/** In nats, one per row. `shuffles` hold for each row the row whose label it gets. */
export function agreedInformation(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  shuffles: readonly Int32Array[],
): Float64Array /* [n] */ {
  let chance = 0
  for (const from of shuffles) {
    const shuffled = Int32Array.from(from, (row) => b[row])
    const information = rowInformation(a, shuffled)
    chance += information.reduce((sum, value) => sum + value, 0) / a.length / shuffles.length
  }
  return rowInformation(a, b).map((value) => value - chance)
}

function rowInformation(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const { total, cells, uSizes, vSizes } = contingency(a, b)
  const width = vSizes.length
  const values = new Float64Array(uSizes.length * width)
  for (const { u, v, count } of cells)
    values[u * width + v] = Math.log((count * total) / (uSizes[u] * vSizes[v]))
  const [left, right] = [numberLabels(a).codes, numberLabels(b).codes]
  return Float64Array.from({ length: total }, (_, i) => values[left[i] * width + right[i]])
}
