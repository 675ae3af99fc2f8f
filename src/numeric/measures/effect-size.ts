/**
 * How strongly groups and a factor go together, on scales that are known from other fields.
 *
 *   omega^2 = (SSB - (K - 1) MSW) / (SST + MSW)                                    share of a number's variance (Hays, 1963)
 *   V~      = sqrt(max(0, chi^2 / n - (r - 1)(c - 1) / (n - 1)) / min(r~ - 1, c~ - 1)),  r~ = r - (r - 1)^2 / (n - 1)
 *             Cramer's V without its bias (Bergsma, 2013)
 *   g       = (1 - 3 / (4 (n1 + n2) - 9)) (mean1 - mean2) / s_pooled                 (Hedges, 1981)
 */
import type { Contingency } from './contingency.ts'

/** At most 1, about 0 by chance; NaN with fewer than two groups, no spare row or one value only. */
export function omegaSquared(values: ArrayLike<number>, groups: ArrayLike<number>): number {
  const n = values.length
  const sums = new Map<number, { count: number; sum: number }>()
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i] / n
  for (let i = 0; i < n; i++) {
    const group = sums.get(groups[i]) ?? { count: 0, sum: 0 }
    group.count++
    group.sum += values[i] - mean
    sums.set(groups[i], group)
  }
  let [total, between] = [0, 0]
  for (let i = 0; i < n; i++) total += (values[i] - mean) ** 2
  for (const { count, sum } of sums.values()) between += sum ** 2 / count
  const k = sums.size
  if (k < 2 || n <= k || total === 0) return Number.NaN
  const within = (total - between) / (n - k)
  return (between - (k - 1) * within) / (total + within)
}

/** From 0 to 1; NaN with fewer than two levels on either side. */
export function correctedCramersV({ total: n, cells, uSizes, vSizes }: Contingency): number {
  const [r, c] = [uSizes.length, vSizes.length]
  if (r < 2 || c < 2) return Number.NaN
  let chi = -n
  for (const { u, v, count } of cells) chi += (count * count * n) / (uSizes[u] * vSizes[v])
  const corrected = Math.max(0, chi / n - ((r - 1) * (c - 1)) / (n - 1))
  const side = (size: number): number => size - (size - 1) ** 2 / (n - 1)
  const room = Math.min(side(r), side(c)) - 1
  return room > 0 ? Math.min(1, Math.sqrt(corrected / room)) : Number.NaN
}

/** Standardised difference of the rows chosen from the others; NaN where a side has fewer than two finite values or none varies. */
export function standardisedDifference(values: ArrayLike<number>, isChosen: (i: number) => boolean): number {
  const sides = [0, 1].map(() => ({ count: 0, sum: 0, square: 0 }))
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue
    const side = sides[isChosen(i) ? 0 : 1]
    side.count++
    side.sum += values[i]
  }
  const means = sides.map(({ count, sum }) => sum / count)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue
    const at = isChosen(i) ? 0 : 1
    sides[at].square += (values[i] - means[at]) ** 2
  }
  const [one, other] = sides
  if (one.count < 2 || other.count < 2) return Number.NaN
  const degrees = one.count + other.count - 2
  const pooled = Math.sqrt((one.square + other.square) / degrees)
  if (!(pooled > 0)) return Number.NaN
  return (1 - 3 / (4 * (one.count + other.count) - 9)) * ((means[0] - means[1]) / pooled)
}
