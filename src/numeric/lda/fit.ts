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
 * `batch` goes on from where the last pass left it, for a few accelerated rounds: a plain round never lowers the bound, whether
 * the row has come to rest or not (Neal and Hinton, 1998), and topics that have moved on make better use of the next ones.
 * `rowStart: 'flat'` starts every pass at 1 with plain rounds, as scikit-learn does when it transforms. Either way no random
 * numbers are spent on it, and the bound of the present topics falls out of the E-step that trains the next ones, so that an
 * evaluation costs nothing. The eps inside the logarithm of the words' bound matters only for words that no topic carries.
 */
import type { Progress } from '../../shared/progress.ts'
import type { OpenExpectation } from './expectation.ts'
import { addLogShares, maximiseAlpha, stepAlpha, type LogShares } from './learn-alpha.ts'
import type { LdaModel, LdaOptions, OnlineOptions } from './model.ts'
import { passSteps, topicBound, type KeptEvidence, type Pass } from './pass.ts'
import type { RowSource } from './row-source.ts'
import { startModel } from './start-model.ts'

/** Rounds that a row of a warm pass gets at most. */
const roundsPerWarmPass = 20
/** Passes of `batch` before the prior is learned: the first mixtures say nothing yet. */
const passesBeforeAlpha = 2

interface Fit {
  model: LdaModel
  source: RowSource
  open: OpenExpectation
  options: LdaOptions
  kept?: KeptEvidence
}

interface TrainingPass extends Pass {
  shares?: LogShares
}

/** Fits a model; yields after every few rows. Errors as for `startModel`. */
export async function* ldaSteps(
  source: RowSource,
  options: LdaOptions,
  open: OpenExpectation,
): AsyncGenerator<Progress, LdaModel, void> {
  const model = await startModel(source, options)
  const { learning = 'batch', rowStart = 'warm', maxIterations = 50 } = options
  const fit: Fit = { model, source, open, options }
  if (learning === 'batch' && rowStart === 'warm')
    fit.kept = { evidence: new Float32Array(source.rows * model.topics), filled: false }
  const evaluateEvery = options.evaluateEvery ?? (learning === 'batch' ? 1 : 0)
  const perplexityTolerance = options.perplexityTolerance ?? 2e-4 * source.cols
  let last = Number.NaN
  let pass = learning === 'batch' ? yield* wholePass(fit) : undefined
  while (model.iterations < maxIterations) {
    if (pass) maximiseAll(fit, pass)
    else yield* reported(fit, updateSteps(model, source, { ...options, open, totalRows: source.rows }))
    model.iterations++
    const evaluates = evaluateEvery > 0 && model.iterations % evaluateEvery === 0
    if (pass || evaluates || model.iterations === maxIterations) {
      const present = yield* wholePass(fit)
      if (pass) pass = present
      recordPerplexity(model, present)
    }
    if (evaluates && !(options.learnAlpha && model.iterations <= passesBeforeAlpha)) {
      if (Math.abs(last - model.perplexity) < perplexityTolerance) break
      last = model.perplexity
    }
  }
  return model
}

/** The E-step over all rows; the next one goes on from it where evidence is kept. */
async function* wholePass(fit: Fit): AsyncGenerator<Progress, TrainingPass, void> {
  const { model, source, open, kept, options } = fit
  const learnsAlpha = options.learnAlpha && model.iterations >= passesBeforeAlpha
  const shares = learnsAlpha ? noShares(model.topics) : undefined
  const maxRounds = kept ? Math.min(roundsPerWarmPass, model.solver.maxRounds) : model.solver.maxRounds
  const pass = yield* reported(
    fit,
    passSteps(model, source, { open, kept, maxRounds, onSolved: sharesInto(shares, model) }),
  )
  if (kept) kept.filled = true
  return { ...pass, shares }
}

function maximiseAll({ model }: Fit, pass: TrainingPass): void {
  maximise(model, pass, { rate: 1, scale: 1 })
  if (pass.shares) maximiseAlpha(model.alpha, pass.shares)
}

/**
 * Online updates with rows of a source, in their order, a batch at a time; `model` is changed. `totalRows` is D, how many rows
 * there are in all.
 */
export async function* updateSteps(
  model: LdaModel,
  source: RowSource,
  options: OnlineOptions & { open: OpenExpectation; totalRows: number },
): AsyncGenerator<Progress, LdaModel, void> {
  const { batchSize = 128, learningDecay = 0.7, learningOffset = 10, totalRows, open } = options
  for (let from = 0; from < source.rows; from += batchSize) {
    const to = Math.min(source.rows, from + batchSize)
    const shares = options.learnAlpha ? noShares(model.topics) : undefined
    const steps = passSteps(model, source, { open, range: { from, to }, onSolved: sharesInto(shares, model) })
    let step = await steps.next()
    for (; !step.done; step = await steps.next())
      yield { done: from + step.value.done, total: source.rows, note: step.value.note }
    model.updates++
    const rate = Math.pow(learningOffset + model.updates, -learningDecay)
    maximise(model, step.value, { rate, scale: totalRows / (to - from) })
    if (shares) stepAlpha(model.alpha, shares, rate)
  }
  return model
}

function noShares(topics: number): LogShares {
  return { rows: 0, sums: new Float64Array(topics) }
}

function sharesInto(
  shares: LogShares | undefined,
  { alpha }: LdaModel,
): ((row: number, evidence: Float32Array | Float64Array) => void) | undefined {
  return shares && ((_, evidence) => addLogShares(shares, alpha, evidence))
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

/** Progress over the rows of a pass as progress over the passes of the fit. */
async function* reported<T>(
  { model, options }: Fit,
  steps: AsyncGenerator<Progress, T, void>,
): AsyncGenerator<Progress, T, void> {
  const total = options.maxIterations ?? 50
  const note = Number.isNaN(model.perplexity) ? undefined : `perplexity ${model.perplexity.toFixed(2)}`
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) {
    const done = Math.min(total, model.iterations + step.value.done / step.value.total)
    yield { done, total, note }
  }
  return step.value
}
