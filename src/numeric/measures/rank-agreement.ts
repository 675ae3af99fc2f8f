/**
 * Area under the receiver operating characteristic: the chance that a positive has the greater score than a negative, equal ones
 * counting half. By ranks (Hanley and McNeil, 1982): A = (R - m (m + 1) / 2) / (m n), R the sum of the m positives' ranks among
 * all m + n.
 */
import { ranks } from './spearman.ts'

/** From 0 to 1, 0.5 is chance; NaN when either side is empty. RangeError for a score that is not a number. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const scores = [...positives, ...negatives]
  if (scores.some(Number.isNaN)) throw new RangeError('A score that is not a number has no rank.')
  const [m, n] = [positives.length, negatives.length]
  if (m === 0 || n === 0) return Number.NaN
  let sum = 0
  for (const rank of ranks(scores).subarray(0, m)) sum += rank
  return (sum - (m * (m + 1)) / 2) / (m * n)
}
