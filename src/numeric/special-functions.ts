/**
 * Digamma, trigamma and log-gamma for positive arguments, double precision.
 *
 *   psi(x) = psi(x + 1) - 1/x            up to x >= 8, then   psi(x) ~ ln x - 1/(2x) - sum B_2k / (2k x^2k)
 *   psi'(x) = psi'(x + 1) + 1/x^2        up to x >= 8, then   psi'(x) ~ 1/x + 1/(2x^2) + sum B_2k / x^(2k+1)
 *   ln Gamma(x) = ln Gamma(x + 1) - ln x up to x >= 8, then   Stirling's series
 *
 * Abramowitz and Stegun (1964), 6.3.5, 6.3.18, 6.4.6, 6.4.12, 6.1.15, 6.1.41. Relative error below 1e-12 on (1e-8, 1e8).
 */
const halfLogTwoPi = 0.9189385332046727

/** psi(x), the derivative of ln Gamma, for x > 0. */
export function digamma(x: number): number {
  let shift = 0
  while (x < 8) {
    shift += 1 / x
    x += 1
  }
  const r = 1 / (x * x)
  const series =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760 - r / 12))))))
  return Math.log(x) - 0.5 / x - series - shift
}

/** psi'(x) for x > 0. */
export function trigamma(x: number): number {
  let shift = 0
  while (x < 8) {
    shift += 1 / (x * x)
    x += 1
  }
  const r = 1 / (x * x)
  const series =
    1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730 - (r * 7) / 6)))))
  return shift + 1 / x + r / 2 + (r / x) * series
}

/** ln Gamma(x) for x > 0. */
export function logGamma(x: number): number {
  let product = 1
  while (x < 8) {
    product *= x
    x += 1
  }
  const r = 1 / (x * x)
  const series =
    (1 / 12 -
      r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) /
    x
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + series - Math.log(product)
}
