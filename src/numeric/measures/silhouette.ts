/**
 * Silhouette (Rousseeuw, 1987): s_i = (b_i - a_i) / max(a_i, b_i), a_i the mean distance to the others of the own group,
 * b_i the least mean distance to another group; 0 for a row alone in its group. From -1 to 1, higher is better. Rows that are in
 * no group, such as the noise of density clustering, are left out on both sides.
 */
import type { RowVisitor } from './distance-rows.ts'
import { numberLabels } from './contingency.ts'

export interface SilhouetteMeasure extends RowVisitor {
  /** Mean over the rows visited; NaN with fewer than two groups or without rows. */
  result(): number
}

/** @param inNone the label of rows that are in no group */
export function createSilhouette(
  labels: ArrayLike<number | string>,
  inNone?: number | string,
): SilhouetteMeasure {
  const { codes, names } = numberLabels(labels)
  const none = inNone === undefined ? -1 : names.indexOf(inNone)
  const groups = none < 0 ? names.length : names.length - 1
  const sizes = new Float64Array(names.length)
  for (const code of codes) sizes[code]++
  const sums = new Float64Array(names.length)
  let total = 0
  let visited = 0

  function visit(i: number, distances: Float64Array): void {
    if (codes[i] === none) return
    sums.fill(0)
    for (let j = 0; j < codes.length; j++) sums[codes[j]] += distances[j]
    const own = codes[i]
    visited++
    if (sizes[own] < 2) return
    /* The row's distance to itself may be rounding instead of zero. */
    const within = (sums[own] - distances[i]) / (sizes[own] - 1)
    let nearest = Infinity
    for (let g = 0; g < sums.length; g++)
      if (g !== own && g !== none) nearest = Math.min(nearest, sums[g] / sizes[g])
    const greater = Math.max(within, nearest)
    if (greater > 0) total += (nearest - within) / greater
  }

  return { visit, result: () => (groups < 2 || visited === 0 ? Number.NaN : total / visited) }
}
