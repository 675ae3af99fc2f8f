/**
 * Latent Dirichlet allocation by variational Bayes, batch and online (Hoffman, Blei and Bach, 2010):
 *
 *   batch   lambda = eta + sum_d S_d
 *   online  lambda = (1 - rho) lambda + rho (eta + D / |batch| sum_{d in batch} S_d),   rho = (tau + t)^-kappa
 *
 * S_d are the expected counts per topic and word of row d. Priors, start of lambda (Gamma(100, 0.01)), stopping rules and
 * the definition of the perplexity are scikit-learn's, so that results can be compared.
 *
 * Deviations. While it fits, scikit-learn starts the E-step of every row anew from Gamma(100, 0.01) noise. Here a row of
 * `batch` goes on from where the last pass left it: dense rows need hundreds of rounds, more than the limit, so that a
 * warm start with accelerated rounds reaches a better bound in a fraction of the time. `rowStart: 'flat'` starts every
 * pass at 1 with plain rounds, as scikit-learn does when it transforms. Either way no random numbers are spent on it, and the bound of the present topics falls out of
 * the E-step that trains the next ones, so that an evaluation costs nothing. The eps inside the logarithm of the words'
 * bound matters only for words that no topic carries.
 */
import type { Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import type { Progress } from '../../shared/progress.ts'
import { dirichletBound, expectedProportions } from './dirichlet.ts'
import { chebyshevSteps, createDocumentSolver, plainSteps } from './document-solver.ts'
import type { LdaModel, LdaOptions } from './model.ts'
import { fitCountScaling, writeCounts } from './pseudo-counts.ts'

/** Rows between two chances for the caller to do something else. */
const rowsPerStep = 8

interface Range {
  from: number
  to: number
}

interface RowStore {
  features: Matrix
  /** Where the E-step of each row ended in the last pass, when that is where it starts from. */
  kept?: Float32Array /* [n, k] */
  /** Passes over all rows that are planned, for reports. */
  passes: number
}

interface Pass {
  /** sum over rows of t_k n_w / norm_w; times exp(E[ln beta]) the expected counts. */
  statistics: Float64Array /* [k, w] */
  topicWords: Float64Array /* [k, w] */
  rowBound: number
  countSum: number
}

/** Fits a model; yields after every few rows. Needs at least one row, one feature and one topic (RangeError). */
export function* ldaSteps(features: Matrix, options: LdaOptions): Generator<Progress, LdaModel, void> {
  const model = startModel(features, options)
  const { learning = 'batch', maxIterations = 50, rowStart = 'warm' } = options
  const evaluateEvery = options.evaluateEvery ?? (learning === 'batch' ? 1 : 0)
  const perplexityTolerance = options.perplexityTolerance ?? 2e-4 * features.cols
  const warm = learning === 'batch' && rowStart === 'warm'
  const rows: RowStore = {
    features,
    kept: warm ? new Float32Array(features.rows * model.topics) : undefined,
    passes: maxIterations,
  }
  const all = { from: 0, to: features.rows }
  let last = Number.NaN
  let pass = learning === 'batch' ? yield* expectation(model, rows, all) : undefined
  while (model.iterations < maxIterations) {
    if (pass) maximise(model, pass, { rate: 1, scale: 1 })
    else yield* onlinePass(model, rows, options)
    model.iterations++
    const evaluates = evaluateEvery > 0 && model.iterations % evaluateEvery === 0
    if (pass || evaluates || model.iterations === maxIterations) {
      const present = yield* expectation(model, rows, all)
      if (pass) pass = present
      recordPerplexity(model, present)
    }
    if (evaluates) {
      if (Math.abs(last - model.perplexity) < perplexityTolerance) break
      last = model.perplexity
    }
  }
  return model
}

function* onlinePass(model: LdaModel, rows: RowStore, options: LdaOptions): Generator<Progress, void, void> {
  const { batchSize = 128, learningDecay = 0.7, learningOffset = 10 } = options
  const total = rows.features.rows
  const batches = Math.ceil(total / batchSize)
  for (let batch = 0; batch < batches; batch++) {
    const range = { from: batch * batchSize, to: Math.min(total, (batch + 1) * batchSize) }
    const pass = yield* expectation(model, rows, range)
    const updates = model.iterations * batches + batch + 1
    const rate = Math.pow(learningOffset + updates, -learningDecay)
    maximise(model, pass, { rate, scale: total / (range.to - range.from) })
  }
}

function startModel(features: Matrix, options: LdaOptions): LdaModel {
  const { topics } = options
  const { rows, cols } = features
  if (rows < 1 || cols < 1 || topics < 1)
    throw new RangeError(`LDA needs rows, features and topics, got ${rows}, ${cols} and ${topics}.`)
  if (options.init && options.init.length !== topics * cols)
    throw new RangeError(`The start needs ${topics} x ${cols} values, got ${options.init.length}.`)
  const components = options.init
    ? Float64Array.from(options.init)
    : randomComponents(topics * cols, options.seed)
  return {
    topics,
    features: cols,
    components,
    alpha: new Float64Array(topics).fill(options.alpha ?? 1 / topics),
    eta: options.eta ?? 1 / topics,
    scaling: fitCountScaling(features, options.counts),
    solver: {
      meanChangeTolerance: options.meanChangeTolerance ?? 1e-3,
      maxRounds: options.maxRounds ?? 100,
      stepSizes: options.rowStart === 'flat' ? plainSteps : chebyshevSteps,
    },
    iterations: 0,
    bound: Number.NaN,
    perplexity: Number.NaN,
    history: [],
  }
}

function randomComponents(count: number, seed: number): Float64Array {
  const rng = createRng(seed).fork('lda-components')
  return Float64Array.from({ length: count }, () => rng.gamma(100) * 0.01)
}

function* expectation(
  model: LdaModel,
  { features, kept, passes }: RowStore,
  range: Range,
): Generator<Progress, Pass, void> {
  const topicWords = new Float64Array(model.components.length)
  expectedProportions(model.components, model.features, topicWords)
  const solver = createDocumentSolver(topicWords, model.alpha, model.solver)
  const pass = { statistics: new Float64Array(topicWords.length), topicWords, rowBound: 0, countSum: 0 }
  const counts = new Float64Array(model.features)
  const gamma = new Float64Array(model.topics)
  for (let i = range.from; i < range.to; i++) {
    writeCounts(model.scaling, features, i, counts)
    const known = kept?.subarray(i * model.topics, (i + 1) * model.topics)
    if (known && known[0] > 0) gamma.set(known)
    else gamma.fill(1)
    solver.solve(counts, gamma)
    known?.set(gamma)
    solver.accumulate(pass.statistics)
    pass.rowBound += solver.wordBound() + dirichletBound(gamma, model.alpha)
    for (const count of counts) pass.countSum += count
    if (i % rowsPerStep === rowsPerStep - 1)
      yield { done: Math.min(passes, model.iterations + i / features.rows), total: passes, note: note(model) }
  }
  return pass
}

function note(model: LdaModel): string | undefined {
  return Number.isNaN(model.perplexity) ? undefined : `perplexity ${model.perplexity.toFixed(2)}`
}

interface Update {
  rate: number
  /** How many times the rows of the pass stand for all rows. */
  scale: number
}

/** The M-step. Rate 1 and scale 1 are the batch update. */
function maximise(model: LdaModel, { statistics, topicWords }: Pass, { rate, scale }: Update): void {
  const { components, eta } = model
  for (let q = 0; q < components.length; q++) {
    const target = eta + scale * statistics[q] * topicWords[q]
    components[q] = rate === 1 ? target : (1 - rate) * components[q] + rate * target
  }
}

function recordPerplexity(model: LdaModel, pass: Pass): void {
  model.bound = pass.rowBound + topicBound(model)
  model.perplexity = Math.exp(-model.bound / pass.countSum)
  model.history.push([model.iterations, model.perplexity])
}

function topicBound({ components, features, eta }: LdaModel): number {
  let bound = 0
  for (let start = 0; start < components.length; start += features)
    bound += dirichletBound(components.subarray(start, start + features), eta)
  return bound
}

/** Perplexity of rows that need not be those of the fit; the words' part is scaled to `totalRows` when they are a sample. */
export function* perplexitySteps(
  model: LdaModel,
  features: Matrix,
  totalRows = features.rows,
): Generator<Progress, number, void> {
  const pass = yield* expectation(model, { features, passes: 1 }, { from: 0, to: features.rows })
  const scale = totalRows / features.rows
  return Math.exp(-(pass.rowBound * scale + topicBound(model)) / (pass.countSum * scale))
}
