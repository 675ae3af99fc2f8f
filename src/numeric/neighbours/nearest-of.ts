import type { Neighbours } from '../knn.ts'

/** The first `k` of each row's neighbours; all, where there are no more. */
export function nearestOf(neighbours: Neighbours, k: number): Neighbours {
  const { rows, k: known, indices, distances } = neighbours
  if (k >= known) return neighbours
  const kept = { rows, k, indices: new Int32Array(rows * k), distances: new Float32Array(rows * k) }
  for (let i = 0; i < rows; i++) {
    kept.indices.set(indices.subarray(i * known, i * known + k), i * k)
    kept.distances.set(distances.subarray(i * known, i * known + k), i * k)
  }
  return kept
}
