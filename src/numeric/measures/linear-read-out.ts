/**
 * How much of a quantity a linear function of the features tells: R^2 of ridge regression (Hoerl and Kennard, 1970) on rows
 * of groups that it was not fitted to.
 *
 *   K = Z Z^T / f,   fit on the other folds:  y(x) = mean(y) + k(x)^T (K + I)^-1 (y - mean(y)),
 *   R^2 = 1 - sum (y - y(x))^2 / sum (y - mean of all)^2
 *
 * Z are the standardised features, f their number. This is the dual form of ridge with penalty f: signal and noise are
 * taken to be equally strong beforehand, so nothing is tuned on the labels. Groups are dealt to the folds by lot, whole.
 */
import type { Progress } from '../../shared/progress.ts'
import { multiplyTransposed, standardiseColumns } from '../linear-algebra.ts'
import type { Matrix } from '../matrix.ts'
import { createRng, shuffle } from '../rng.ts'
import { numberLabels } from './contingency.ts'

export interface ReadOutQuestion {
  features: Matrix /* [n, f] */
  /** Quantities to be told, each of n finite values. */
  targets: readonly Float64Array[]
  /** Rows of one group (patches of one photo) are never on both sides. */
  groups: ArrayLike<number>
  seed: number
  folds?: number
}

/** R^2 of each target, at most 1, 0 for no better than the mean; NaN for a constant or with fewer than two groups. Yields after each fold. */
export function* linearReadOut({
  features,
  targets,
  groups,
  seed,
  folds: wanted = 5,
}: ReadOutQuestion): Generator<Progress, number[], void> {
  const { codes, names } = numberLabels(groups)
  const folds = Math.min(wanted, names.length)
  if (folds < 2) return targets.map(() => Number.NaN)
  const deal = Int32Array.from(names, (_, group) => group % folds)
  shuffle(deal, createRng(seed).fork('read-out-folds'))
  const n = features.rows
  const z = standardiseColumns(features)
  const kernel = multiplyTransposed(z, z).map((value) => value / features.cols) /* [n, n] */
  const guesses = targets.map(() => new Float64Array(n))
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (i: number): boolean => deal[codes[i]] === fold
    const rows = Int32Array.from({ length: n }, (_, i) => i)
    const fitted = rows.filter((i) => !inFold(i))
    const asked = rows.filter(inFold)
    const factor = choleskyOfRidge(kernel, n, fitted)
    targets.forEach((target, t) => {
      const mean = fitted.reduce((sum, i) => sum + target[i], 0) / fitted.length
      const weights = solve(
        factor,
        Float64Array.from(fitted, (i) => target[i] - mean),
      )
      for (const i of asked) {
        let guess = mean
        for (let j = 0; j < fitted.length; j++) guess += kernel[i * n + fitted[j]] * weights[j]
        guesses[t][i] = guess
      }
    })
    yield { done: fold + 1, total: folds }
  }
  return targets.map((target, t) => rSquared(target, guesses[t]))
}

function rSquared(target: Float64Array, guess: Float64Array): number {
  const mean = target.reduce((sum, value) => sum + value, 0) / target.length
  const left = target.reduce((sum, value, i) => sum + (value - guess[i]) ** 2, 0)
  const all = target.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return all === 0 ? Number.NaN : 1 - left / all
}

/** L of L L^T = K + I on the named rows; K has no negative eigenvalue, so the root never fails. */
function choleskyOfRidge(
  kernel: Float32Array,
  n: number,
  named: Int32Array,
): Float64Array /* [m, m], lower */ {
  const m = named.length
  const l = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let j = 0; j <= i; j++) {
      let sum = kernel[named[i] * n + named[j]] + (i === j ? 1 : 0)
      for (let k = 0; k < j; k++) sum -= l[i * m + k] * l[j * m + k]
      l[i * m + j] = i === j ? Math.sqrt(sum) : sum / l[j * m + j]
    }
  return l
}

function solve(l: Float64Array /* [m, m] */, y: Float64Array): Float64Array {
  const m = y.length
  const x = Float64Array.from(y)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) x[i] -= l[i * m + j] * x[j]
    x[i] /= l[i * m + i]
  }
  for (let i = m - 1; i >= 0; i--) {
    x[i] /= l[i * m + i]
    for (let j = 0; j < i; j++) x[j] -= l[i * m + j] * x[i]
  }
  return x
}
