/**
 * Exclusivity of topics: does a topic use features that other topics do not?
 *
 *   p_kw = profile of topic k over features, sum_w p_kw = 1
 *   e_kw = p_kw / sum_j p_jw                        share of topic k in feature w (Bischof and Airoldi, 2012)
 *   E_k  = sum_w p_kw e_kw                          from 1 / K (all topics alike) to 1 (no feature is shared)
 *
 * The exclusivity half of FREX, with every feature counted by its own weight in the topic instead of the most frequent words
 * only: features of a network have no long tail of rare words that would have to be kept out.
 */
import { row, type Matrix } from '../matrix.ts'

/** @param profiles [k, f], no negative values; a row of zeros has exclusivity 0 */
export function topicExclusivity(profiles: Matrix): Float64Array /* [k] */ {
  const { rows, cols } = profiles
  const totals = new Float64Array(rows)
  for (let k = 0; k < rows; k++) for (const value of row(profiles, k)) totals[k] += value
  const together = new Float64Array(cols)
  for (let k = 0; k < rows; k++)
    if (totals[k] > 0) row(profiles, k).forEach((value, w) => (together[w] += value / totals[k]))
  const exclusivity = new Float64Array(rows)
  for (let k = 0; k < rows; k++) {
    if (totals[k] === 0) continue
    row(profiles, k).forEach((value, w) => {
      const share = value / totals[k]
      if (share > 0) exclusivity[k] += (share * share) / together[w]
    })
  }
  return exclusivity
}
