/**
 * The prior of the mixtures learned from them: the alpha that maximises
 *
 *   L(alpha) = n (lnGamma(sum_k alpha_k) - sum_k lnGamma(alpha_k)) + sum_k (alpha_k - 1) s_k,   s_k = sum_d E[ln theta_dk]
 *
 * by Newton's method, whose Hessian diag(q) + 1 z 1^T is inverted in linear time:
 *
 *   g_k = n (psi(sum alpha) - psi(alpha_k)) + s_k,   q_k = -n psi'(alpha_k),   z = n psi'(sum alpha)
 *   alpha_k <- alpha_k - rate (g_k - b) / q_k,       b = (sum_j g_j / q_j) / (1 / z + sum_j 1 / q_j)
 *
 * Blei, Ng and Jordan (2003), appendix A.4.2; Huang (2005); for one step of rate rho after each batch of rows Hoffman, Blei
 * and Bach (2010), section 3.3.
 *
 * Deviation: no alpha falls to less than a tenth, or below 1e-4, or rises to more than ten times, in one step. A topic that no
 * row uses any more would go to 0, where the mixture has no density.
 */
import { digamma, trigamma } from '../special-functions.ts'

const least = 1e-4
const greatestFactor = 10
const mostSteps = 100
const tolerance = 1e-10

export interface LogShares {
  rows: number
  /** sum over rows of E[ln theta_k]. */
  sums: Float64Array /* [k] */
}

/** One Newton step of the given rate, in place. Gives the greatest relative change. */
export function stepAlpha(alpha: Float64Array /* [k], in and out */, shares: LogShares, rate = 1): number {
  const { rows, sums } = shares
  let alphaSum = 0
  for (const value of alpha) alphaSum += value
  const psiSum = digamma(alphaSum)
  const gradient = alpha.map((value, k) => rows * (psiSum - digamma(value)) + sums[k])
  const curvature = alpha.map((value) => -rows * trigamma(value))
  let numerator = 0
  let denominator = 1 / (rows * trigamma(alphaSum))
  for (let k = 0; k < alpha.length; k++) {
    numerator += gradient[k] / curvature[k]
    denominator += 1 / curvature[k]
  }
  const common = numerator / denominator
  let change = 0
  for (let k = 0; k < alpha.length; k++) {
    const wished = alpha[k] - (rate * (gradient[k] - common)) / curvature[k]
    const low = Math.max(least, alpha[k] / greatestFactor)
    const next = Math.min(alpha[k] * greatestFactor, Math.max(low, wished))
    change = Math.max(change, Math.abs(next - alpha[k]) / alpha[k])
    alpha[k] = next
  }
  return change
}

/** Steps until they rest: the alpha of greatest likelihood, in place. */
export function maximiseAlpha(alpha: Float64Array /* [k], in and out */, shares: LogShares): void {
  for (let step = 0; step < mostSteps; step++) if (stepAlpha(alpha, shares) < tolerance) return
}

/** Adds E[ln theta] of a row whose mixture has the Dirichlet parameters alpha + evidence. */
export function addLogShares(
  shares: LogShares,
  alpha: Float64Array,
  evidence: Float32Array | Float64Array /* [k] */,
): void {
  let sum = 0
  for (let k = 0; k < alpha.length; k++) sum += alpha[k] + evidence[k]
  const psiSum = digamma(sum)
  for (let k = 0; k < alpha.length; k++) shares.sums[k] += digamma(alpha[k] + evidence[k]) - psiSum
  shares.rows++
}
