/** Topics of embeddings: latent Dirichlet allocation as long work. docs/topics.md says what the numbers mean. */
import { openBlockExpectation } from '../../numeric/lda/block-expectation.ts'
import type { OpenExpectation } from '../../numeric/lda/expectation.ts'
import { ldaSteps, updateSteps } from '../../numeric/lda/fit.ts'
import type { LdaModel, LdaOptions, OnlineOptions } from '../../numeric/lda/model.ts'
import { perplexitySteps } from '../../numeric/lda/pass.ts'
import { matrixSource, type RowSource } from '../../numeric/lda/row-source.ts'
import { openRowExpectation } from '../../numeric/lda/row-expectation.ts'
import { chebyshevSteps, plainSteps } from '../../numeric/lda/document-solver.ts'
import { startModel } from '../../numeric/lda/start-model.ts'
import { mixtureSteps } from '../../numeric/lda/transform.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { RuntimeOptions } from '../runtime/index.ts'
import { checkedSource, refuseOtherWidth } from './checked-source.ts'
import { driveSteps } from './drive-steps.ts'
import { openKernel } from './open-kernel.ts'

export type { LdaModel, LdaOptions } from '../../numeric/lda/model.ts'
export type { RowSource } from '../../numeric/lda/row-source.ts'

/** Where and how exactly the E-step is computed. */
export interface LdaWork extends LongWork {
  /**
   * `single`: blocks of rows as products of matrices in single precision, on `place`. `double`: row by row in plain JavaScript,
   * the reference; some fifty times slower. Default `single`.
   */
  arithmetic?: 'single' | 'double'
  /** Default: the CPU with all cores. Results are the same only for the same device and number of threads. */
  place?: RuntimeOptions
}

export interface TopicMixtures {
  mixture: Matrix /* [n, k], rows sum to 1 */
}

/** Rows that are worked on at once. More gain nothing and need more memory, fewer are slower. */
const mostBlockRows = 256

/**
 * Fits topics to features [n, f], all in memory or read piece by piece from a source.
 * Errors: `nothing-to-do` without rows, `bad-argument` for fewer than one topic, a model to go on from that does not fit, or
 * features that are not finite (or, with raw counts, negative), `device-unavailable`, `cancelled`.
 */
export async function fitLda(features: Matrix | RowSource, options: LdaOptions & LdaWork): Promise<LdaModel> {
  const { topics, rowStart, learning, batchSize = 128 } = options
  refuseOptions(features, options)
  const source = checkedSource(sourceOf(features), options.counts?.kind === 'raw')
  const problem = {
    topics,
    words: features.cols,
    rows: learning === 'online' ? Math.min(batchSize, features.rows) : features.rows,
    stepSizes: rowStart === 'flat' ? plainSteps : chebyshevSteps,
  }
  return withExpectation(problem, options, (open) => driveSteps(ldaSteps(source, options, open), options))
}

/** A model before its first rows, to begin partial fits with; how features become counts is learned from the rows given. */
export async function startLda(features: Matrix | RowSource, options: LdaOptions): Promise<LdaModel> {
  refuseOptions(features, options)
  return startModel(checkedSource(sourceOf(features), options.counts?.kind === 'raw'), options)
}

function refuseOptions(features: Matrix | RowSource, { topics, from }: LdaOptions): void {
  if (features.rows === 0)
    throw new CheekboneError('nothing-to-do', 'There are no patches to find topics in.', {
      reason: 'noPatchesForTopics',
      hint: 'Look at the list of rejected photos and patches for the reasons.',
    })
  if (!Number.isInteger(topics) || topics < 1)
    throw new CheekboneError(
      'bad-argument',
      `The number of topics must be a whole number from 1, not ${topics}.`,
    )
  if (from) refuseOtherWidth(from, features)
  if (from && from.topics !== topics)
    throw new CheekboneError(
      'bad-argument',
      `The model to go on from has ${from.topics} topics; ${topics} were asked for.`,
    )
}

/**
 * Updates topics with more rows, as `online` does, and leaves the model given as it is. `totalRows` is how many rows there will
 * have been in all. Errors as for `fitLda`.
 */
export async function partialFitLda(
  model: LdaModel,
  features: Matrix | RowSource,
  options: OnlineOptions & LdaWork & { totalRows: number },
): Promise<LdaModel> {
  refuseOtherWidth(model, features)
  const next = {
    ...model,
    components: Float64Array.from(model.components),
    alpha: Float64Array.from(model.alpha),
  }
  const source = checkedSource(sourceOf(features), model.scaling.kind === 'raw')
  const rows = Math.min(options.batchSize ?? 128, features.rows)
  return withExpectation(problemOf(model, rows), options, (open) =>
    driveSteps(updateSteps(next, source, { ...options, open }), options),
  )
}

/** Mixtures of rows, those of the fit or new ones, under a fitted model. Errors as for `fitLda`. */
export async function transformLda(
  model: LdaModel,
  features: Matrix | RowSource,
  work: LdaWork = {},
): Promise<TopicMixtures> {
  const mixture = matrix(features.rows, model.topics)
  await transformLdaRows(model, features, {
    ...work,
    onMixture: (row, weights) => mixture.data.set(weights, row * model.topics),
  })
  return { mixture }
}

/** As `transformLda`, a row at a time in no certain order, so that the mixtures of all rows need not be in memory. */
export async function transformLdaRows(
  model: LdaModel,
  features: Matrix | RowSource,
  work: LdaWork & { onMixture: (row: number, mixture: Float32Array /* [k], copy what you keep */) => void },
): Promise<void> {
  refuseOtherWidth(model, features)
  const source = checkedSource(sourceOf(features), model.scaling.kind === 'raw')
  await withExpectation(problemOf(model, features.rows), work, (open) =>
    driveSteps(mixtureSteps(model, source, { open, onMixture: work.onMixture }), work),
  )
}

/** Perplexity of rows under a fitted model; lower is better. Errors as for `fitLda`. */
export async function ldaPerplexity(
  model: LdaModel,
  features: Matrix | RowSource,
  work: LdaWork = {},
): Promise<number> {
  refuseOtherWidth(model, features)
  const source = checkedSource(sourceOf(features), model.scaling.kind === 'raw')
  return withExpectation(problemOf(model, features.rows), work, (open) =>
    driveSteps(perplexitySteps(model, source, open), work),
  )
}

interface Problem {
  topics: number
  words: number
  /** Rows between two looks at the sums. */
  rows: number
  stepSizes: readonly number[]
}

function problemOf({ topics, features, solver }: LdaModel, rows: number): Problem {
  return { topics, words: features, rows, stepSizes: solver.stepSizes }
}

async function withExpectation<T>(
  { topics, words, rows, stepSizes }: Problem,
  { arithmetic = 'single', place = { device: 'cpu' } }: LdaWork,
  work: (open: OpenExpectation) => Promise<T>,
): Promise<T> {
  if (arithmetic === 'double') return work(openRowExpectation)
  const shape = { rows: Math.max(1, Math.min(mostBlockRows, rows)), topics, words }
  const kernel = await openKernel(shape, stepSizes, place)
  try {
    return await work((task) => openBlockExpectation(kernel, task))
  } finally {
    await kernel.dispose()
  }
}

function sourceOf(features: Matrix | RowSource): RowSource {
  return 'data' in features ? matrixSource(features) : features
}
