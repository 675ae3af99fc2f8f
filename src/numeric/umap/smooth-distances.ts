/**
 * How far each row's neighbourhood reaches (McInnes, Healy and Melville, 2018, section 3.1):
 *
 *   rho_i    distance to the nearest row that is not at distance 0
 *   sigma_i  so that  sum_j exp(-max(0, d_ij - rho_i) / sigma_i) = log2(k)
 *
 * k counts the row itself, as in umap-learn; sums run over the other k - 1. sigma is found to 1e-5 of the sum, as there, but by
 * Newton's method on 1 / sigma, in which the sum is convex, where umap-learn halves an interval; it is kept above a thousandth of the mean distance, as there.
 */
import type { Neighbours } from '../knn.ts'

export interface SmoothDistances {
  sigmas: Float64Array /* [n] */
  rhos: Float64Array /* [n] */
}

const tolerance = 1e-5
const mostRounds = 64
const leastShareOfMean = 1e-3

/** One sigma and one rho a row, from the distances of its k neighbours, nearest first. */
export function smoothDistances({ rows, k, distances }: Neighbours): SmoothDistances {
  const sigmas = new Float64Array(rows)
  const rhos = new Float64Array(rows)
  const target = Math.log2(k + 1)
  const meanOfAll = mean(distances, k / (k + 1))
  for (let i = 0; i < rows; i++) {
    const row = distances.subarray(i * k, (i + 1) * k)
    rhos[i] = row.find((distance) => distance > 0) ?? 0
    const scale = rhos[i] > 0 ? mean(row, k / (k + 1)) : meanOfAll
    sigmas[i] = Math.max(findSigma(row, rhos[i], target), leastShareOfMean * scale)
  }
  return { sigmas, rhos }
}

/** The mean of values times a share, which leaves room for the zeros of the rows themselves. */
function mean(values: Float32Array, share: number): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length === 0 ? 0 : (sum / values.length) * share
}

/** 0 where even the smallest sigma gives too great a sum, Infinity where even the greatest gives too small a one. */
function findSigma(row: Float32Array, rho: number, target: number): number {
  let free = 0
  let total = 0
  for (const distance of row)
    if (distance > rho) {
      free++
      total += distance - rho
    }
  const wanted = target - (row.length - free)
  if (wanted <= 0) return 0
  if (free <= wanted) return Infinity
  /* By Jensen's inequality the sum is too great here; from there Newton's steps never go past the root. */
  let inverse = (free * Math.log(free / wanted)) / total
  for (let round = 0; round < mostRounds; round++) {
    let sum = 0
    let slope = 0
    for (const distance of row) {
      const beyond = distance - rho
      if (beyond <= 0) continue
      const weight = Math.exp(-beyond * inverse)
      sum += weight
      slope += weight * beyond
    }
    if (sum - wanted < tolerance) break
    inverse += (sum - wanted) / slope
  }
  return 1 / inverse
}
