/**
 * Wilson's score interval for a share (Wilson, 1927, "Probable inference, the law of succession, and statistical inference"):
 *
 *   centre = (p + z^2 / 2n) / (1 + z^2 / n),   half = z / (1 + z^2 / n) * sqrt(p (1 - p) / n + z^2 / 4n^2)
 *
 * It stays within 0 and 1 and has some width at p = 0 and p = 1, where the plain interval has none. `n` need not be whole: of a
 * weighted sample it is the effective size (stratified-share.ts).
 */

/** Two-sided, 95 %: the 0.975 quantile of the normal distribution. */
const z95 = 1.959963984540054

/** RangeError for a share outside 0 and 1, or a size that is not above 0. */
export function wilsonInterval(share: number, size: number, z = z95): { low: number; high: number } {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is no share.`)
  if (!(size > 0)) throw new RangeError(`A share of ${size} observations has no interval.`)
  const spread = (z * z) / size
  const centre = (share + spread / 2) / (1 + spread)
  const half = (Math.sqrt((share * (1 - share)) / size + spread / (4 * size)) * z) / (1 + spread)
  // What rounding may leave beyond the ends is cut off.
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
