/**
 * Expectations under Dirichlet distributions: E[ln p_k] = psi(a_k) - psi(sum a), and the part of the evidence bound that
 * compares a Dirichlet with its prior (Blei, Ng and Jordan, 2003, appendix A):
 *
 *   E_q[ln p(x | prior) - ln q(x | a)] = sum_k (prior_k - a_k) E[ln x_k] + sum_k (lnG(a_k) - lnG(prior_k))
 *                                        + lnG(sum prior) - lnG(sum a)
 */
import { digamma, logGamma } from '../special-functions.ts'

/** exp(E[ln p]) of every row of a [rows, cols] matrix of Dirichlet parameters, into `out`. */
export function expectedProportions(parameters: Float64Array, cols: number, out: Float64Array): void {
  for (let start = 0; start < parameters.length; start += cols) {
    let sum = 0
    for (let j = 0; j < cols; j++) sum += parameters[start + j]
    const psiSum = digamma(sum)
    for (let j = 0; j < cols; j++) out[start + j] = Math.exp(digamma(parameters[start + j]) - psiSum)
  }
}

/** The bound's term of one Dirichlet against its prior; see the header. `prior` is one number for a symmetric prior. */
export function dirichletBound(a: Float64Array, prior: Float64Array | number): number {
  let sum = 0
  for (const value of a) sum += value
  const psiSum = digamma(sum)
  const symmetric = typeof prior === 'number'
  const lnGammaSymmetric = symmetric ? logGamma(prior) : 0
  let priorSum = 0
  let bound = -logGamma(sum)
  for (let k = 0; k < a.length; k++) {
    const p = symmetric ? prior : prior[k]
    priorSum += p
    if (a[k] !== p) {
      const lnGammaPrior = symmetric ? lnGammaSymmetric : logGamma(p)
      bound += (p - a[k]) * (digamma(a[k]) - psiSum) + logGamma(a[k]) - lnGammaPrior
    }
  }
  return bound + logGamma(priorSum)
}
