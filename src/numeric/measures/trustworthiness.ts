/**
 * Trustworthiness of a map (Venna and Kaski, 2001):
 *
 *   T = 1 - 2 / (m k (2n - 3k - 1)) sum_i sum_{j in U_i} (r_ij - k)
 *
 * U_i are the k nearest of i on the map that are not among its k nearest in truth, r_ij the rank of j by true distance from
 * i (the nearest has 1). m rows of n are visited; with all of them, m = n, it is the published measure. From 0 to 1.
 */
import type { Neighbours } from '../knn.ts'
import type { RowVisitor } from './distance-rows.ts'
import { ranksInRow } from './ranks-in-row.ts'

export interface TrustworthinessMeasure extends RowVisitor {
  /** NaN when k is not below n / 2 or nothing was visited. */
  result(): number
}

/** `onMap` are the nearest neighbours on the map; k is its k. */
export function createTrustworthiness({ rows: n, k, indices }: Neighbours): TrustworthinessMeasure {
  let penalty = 0
  let visited = 0

  function visit(i: number, distances: Float64Array): void {
    visited++
    for (const rank of ranksInRow(i, indices.subarray(i * k, (i + 1) * k), distances))
      penalty += Math.max(0, rank - k)
  }

  function result(): number {
    if (visited === 0 || k === 0 || 2 * k >= n) return Number.NaN
    return 1 - (2 * penalty) / (visited * k * (2 * n - 3 * k - 1))
  }

  return { visit, result }
}
