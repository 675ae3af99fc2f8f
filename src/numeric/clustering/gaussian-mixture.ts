/**
 * A mixture of Gaussians with diagonal covariances, by expectation and maximisation.
 *
 *   ln p(x) = ln sum_k w_k N(x; m_k, diag v_k)
 *   E   r_ik = w_k N(x_i; m_k, v_k) / p(x_i)
 *   M   n_k = sum_i r_ik,  w_k = n_k / n,  m_k = sum_i r_ik x_i / n_k,  v_k = sum_i r_ik (x_i - m_k)^2 / n_k + floor
 *   BIC = -2 sum_i ln p(x_i) + (K - 1 + 2 K f) ln n                                             (less is better)
 *
 * Dempster, Laird and Rubin (1977); Schwarz (1978). The stopping rule (mean log likelihood changes by less than 1e-3, 100
 * rounds at most), and 1e-6 as least variance, are those of scikit-learn's GaussianMixture. Deviation: squares are taken of
 * differences, not of values, which loses no digits where means are large against deviations.
 */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'

export interface GaussianMixture {
  weights: Float64Array /* [k] */
  means: Float64Array /* [k, f] */
  variances: Float64Array /* [k, f] */
  /** Mean of ln p over the rows fitted, before the last update. */
  logLikelihood: number
  iterations: number
}

export interface GaussianMixtureOptions {
  components: number
  /** A first guess of each row's component, such as k-means gives. */
  start: ArrayLike<number> /* [n] */
  maxIterations?: number
  tolerance?: number
  /** Added to every variance, in squared units of the points. Default 1e-6. */
  leastVariance?: number
}

const rowsPerStep = 64

/** Needs rows and components, and a start for each row (RangeError). Yields after every few rows. */
export function* gaussianMixtureSteps(
  points: Matrix,
  options: GaussianMixtureOptions,
): Generator<Progress, GaussianMixture, void> {
  const { components, start, maxIterations = 100, tolerance = 1e-3, leastVariance = 1e-6 } = options
  if (points.rows < 1 || components < 1 || start.length !== points.rows)
    throw new RangeError(
      `A mixture of ${components} Gaussians cannot start from ${start.length} labels of ${points.rows} rows.`,
    )
  const shares = new Float64Array(points.rows * components)
  for (let i = 0; i < points.rows; i++) shares[i * components + start[i]] = 1
  const model: GaussianMixture = {
    weights: new Float64Array(components),
    means: new Float64Array(components * points.cols),
    variances: new Float64Array(components * points.cols),
    logLikelihood: -Infinity,
    iterations: 0,
  }
  yield* maximise(model, points, { shares, leastVariance })
  while (model.iterations < maxIterations) {
    const before = model.logLikelihood
    const densities = yield* expectation(model, points, shares)
    model.logLikelihood = densities.reduce((sum, value) => sum + value, 0) / points.rows
    yield* maximise(model, points, { shares, leastVariance })
    model.iterations++
    if (Math.abs(model.logLikelihood - before) < tolerance) break
  }
  return model
}

export interface GaussianShares {
  /** Probability of each component given the row; rows sum to 1. */
  mixture: Matrix /* [n, k] */
  /** ln p of each row. */
  logDensities: Float64Array /* [n] */
}

/** The components' shares in rows, those of the fit or new ones. */
export function* gaussianSharesSteps(
  model: GaussianMixture,
  points: Matrix,
): Generator<Progress, GaussianShares, void> {
  const shares = new Float64Array(points.rows * model.weights.length)
  const logDensities = yield* expectation(model, points, shares)
  return { mixture: matrix(points.rows, model.weights.length, Float32Array.from(shares)), logDensities }
}

/** Parameters that a mixture is free to choose; see BIC in the header. */
export function freeParameters({ weights, means }: GaussianMixture): number {
  return weights.length - 1 + 2 * means.length
}

/** Fills `shares` with r_ik and returns ln p of every row. */
function* expectation(
  { weights, means, variances }: GaussianMixture,
  { data, rows, cols }: Matrix,
  shares: Float64Array /* [n, k] */,
): Generator<Progress, Float64Array, void> {
  const count = weights.length
  const constants = Float64Array.from(weights, (weight, k) => {
    let sum = cols * Math.log(2 * Math.PI)
    for (let j = 0; j < cols; j++) sum += Math.log(variances[k * cols + j])
    return Math.log(weight) - sum / 2
  })
  const precisions = variances.map((value) => 1 / value)
  const densities = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    const own = shares.subarray(i * count, (i + 1) * count)
    let greatest = -Infinity
    for (let k = 0; k < count; k++) {
      let square = 0
      for (let j = 0, q = k * cols, p = i * cols; j < cols; j++, q++, p++)
        square += (data[p] - means[q]) * (data[p] - means[q]) * precisions[q]
      own[k] = constants[k] - square / 2
      if (own[k] > greatest) greatest = own[k]
    }
    let sum = 0
    for (let k = 0; k < count; k++) {
      own[k] = Math.exp(own[k] - greatest)
      sum += own[k]
    }
    for (let k = 0; k < count; k++) own[k] /= sum
    densities[i] = greatest + Math.log(sum)
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: i + 1, total: rows }
  }
  return densities
}

interface Maximisation {
  shares: Float64Array /* [n, k] */
  leastVariance: number
}

function* maximise(
  { weights, means, variances }: GaussianMixture,
  { data, rows, cols }: Matrix,
  { shares, leastVariance }: Maximisation,
): Generator<Progress, void, void> {
  const count = weights.length
  const masses = new Float64Array(count).fill(10 * Number.EPSILON)
  means.fill(0)
  variances.fill(0)
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < count; k++) {
      const share = shares[i * count + k]
      if (share === 0) continue
      masses[k] += share
      for (let j = 0; j < cols; j++) means[k * cols + j] += share * data[i * cols + j]
    }
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: i + 1, total: 2 * rows }
  }
  for (let q = 0; q < means.length; q++) means[q] /= masses[Math.floor(q / cols)]
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < count; k++) {
      const share = shares[i * count + k]
      if (share === 0) continue
      for (let j = 0; j < cols; j++)
        variances[k * cols + j] += share * (data[i * cols + j] - means[k * cols + j]) ** 2
    }
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: rows + i + 1, total: 2 * rows }
  }
  for (let q = 0; q < means.length; q++)
    variances[q] = variances[q] / masses[Math.floor(q / cols)] + leastVariance
  for (let k = 0; k < count; k++) weights[k] = masses[k] / rows
}
