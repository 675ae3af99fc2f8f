/**
 * Continuity of a map (Venna and Kaski, 2001), the counterpart of trustworthiness: are true neighbours still together?
 *
 *   C = 1 - 2 / (m k (2n - 3k - 1)) sum_i sum_{j in V_i} (q_ij - k)
 *
 * V_i are the k truly nearest of i that are not among its k nearest on the map, q_ij the rank of j by distance on the map from
 * i (the nearest has 1). m rows of n are visited; with all of them, m = n, it is the published measure. From 0 to 1.
 */
import type { Matrix } from '../matrix.ts'
import type { RowVisitor } from './distance-rows.ts'
import { createNearestInRow } from './nearest-in-row.ts'
import { ranksInRow } from './ranks-in-row.ts'

export interface ContinuityMeasure extends RowVisitor {
  /** NaN when k is not below n / 2 or nothing was visited. */
  result(): number
}

/** @param map [n, 2], or any other number of columns */
export function createContinuity(map: Matrix, k: number): ContinuityMeasure {
  const { rows: n, cols, data } = map
  const nearest = createNearestInRow(Math.min(k, Math.max(0, n - 1)))
  const onMap = new Float64Array(n)
  let penalty = 0
  let visited = 0

  function visit(i: number, distances: Float64Array): void {
    visited++
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let c = 0; c < cols; c++) sum += (data[i * cols + c] - data[j * cols + c]) ** 2
      onMap[j] = sum
    }
    for (const rank of ranksInRow(i, nearest.find(i, distances), onMap)) penalty += Math.max(0, rank - k)
  }

  function result(): number {
    if (visited === 0 || k === 0 || 2 * k >= n) return Number.NaN
    return 1 - (2 * penalty) / (visited * k * (2 * n - 3 * k - 1))
  }

  return { visit, result }
}
