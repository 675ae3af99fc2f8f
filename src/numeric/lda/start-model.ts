/** The model before the first pass: priors, random or given topics, and how features become counts. */
import { createRng } from '../rng.ts'
import { chebyshevSteps, plainSteps } from './document-solver.ts'
import type { LdaModel, LdaOptions } from './model.ts'
import { fitCountScaling } from './pseudo-counts.ts'
import { readSpread, type RowSource } from './row-source.ts'

/** Rows that the columns' floors and spreads are learned from, at most; spread evenly over the source. */
const scalingRows = 20_000

/** RangeError without rows, features or topics, or when given topics do not fit. */
export async function startModel(source: RowSource, options: LdaOptions): Promise<LdaModel> {
  const { topics, init, from } = options
  const { rows, cols } = source
  if (rows < 1 || cols < 1 || topics < 1)
    throw new RangeError(`LDA needs rows, features and topics, got ${rows}, ${cols} and ${topics}.`)
  if (from && (from.topics !== topics || from.features !== cols))
    throw new RangeError(
      `The model to go on from is ${from.topics} x ${from.features}, the rows ask for ${topics} x ${cols}.`,
    )
  if (init && init.length !== topics * cols)
    throw new RangeError(`The start needs ${topics} x ${cols} values, got ${init.length}.`)
  return {
    topics,
    features: cols,
    components: Float64Array.from(from?.components ?? init ?? randomComponents(topics * cols, options.seed)),
    alpha: from ? Float64Array.from(from.alpha) : new Float64Array(topics).fill(options.alpha ?? 1 / topics),
    eta: from?.eta ?? options.eta ?? 1 / topics,
    scaling: from?.scaling ?? fitCountScaling(await readSpread(source, scalingRows), options.counts),
    solver: {
      meanChangeTolerance: options.meanChangeTolerance ?? 1e-3,
      maxRounds: options.maxRounds ?? 100,
      stepSizes: options.rowStart === 'flat' ? plainSteps : chebyshevSteps,
    },
    iterations: 0,
    updates: from?.updates ?? 0,
    bound: Number.NaN,
    perplexity: Number.NaN,
    history: [],
  }
}

function randomComponents(count: number, seed: number): Float64Array {
  const rng = createRng(seed).fork('lda-components')
  return Float64Array.from({ length: count }, () => rng.gamma(100) * 0.01)
}
