/**
 * A share over strata that were sampled at different rates (Cochran, 1977, "Sampling Techniques", ch. 5), and how many plain
 * observations it is worth (Kish, 1965, "Survey Sampling"). With N_h patches in stratum h, n_h of them judged and b_h of those
 * positive:
 *
 *   W_h = N_h / sum N,   p = sum W_h b_h / n_h,   n_eff = (sum w)^2 / sum w^2 = 1 / sum W_h^2 / n_h,   w = W_h / n_h each
 *
 * Deviation: strata in which nothing is judged yet are left out of both sums, so that there is an estimate from the first
 * observation on. It speaks of the other strata only, until all have one.
 */

export interface JudgedStratum {
  /** Of the whole stratum, sampled or not. */
  size: number
  judged: number
  positive: number
}

export interface StratifiedShare {
  value: number
  /** Plain observations with the same variance, by Kish's formula; at most the number judged. */
  effectiveSize: number
}

/** Null when nothing is judged. RangeError for counts that cannot be. */
export function stratifiedShare(strata: readonly JudgedStratum[]): StratifiedShare | null {
  let whole = 0
  for (const { size, judged, positive } of strata) {
    if (!(positive >= 0 && positive <= judged && judged <= size))
      throw new RangeError(`${positive} of ${judged} of ${size} cannot be.`)
    if (judged > 0) whole += size
  }
  if (whole === 0) return null
  let [positives, squares] = [0, 0]
  for (const { size, judged, positive } of strata) {
    if (judged === 0) continue
    positives += (size * positive) / judged
    squares += (size / whole) ** 2 / judged
  }
  return { value: positives / whole, effectiveSize: 1 / squares }
}
