/** Against scikit-learn's LatentDirichletAllocation from the same start; make_lda.py made the values. */
import { describe, expect, test } from 'vitest'
import {
  fitLda,
  ldaPerplexity,
  transformLda,
  type LdaOptions,
  type LdaWork,
} from '../../../src/engine/topics/lda.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { readValues, relativeDifference } from './read-values.ts'

interface LdaCase {
  name: string
  topics: number
  features: number
  rows: number
  counts: number[]
  start: number[]
  alpha: number
  eta: number
  online: boolean
  batchSize: number | null
  learningDecay: number | null
  learningOffset: number | null
  iterations: number
  components: number[]
  mixture: number[]
  perplexity: number
  bound: number
  /** `n_iter_`, which does not count the pass after which the fit stops. */
  stoppedAfter: number
}

describe.each(readValues<LdaCase[]>('lda.json'))('$name', (reference) => {
  const counts = matrix(reference.rows, reference.features, Float32Array.from(reference.counts))
  const options: LdaOptions & LdaWork = {
    topics: reference.topics,
    seed: 0,
    counts: { kind: 'raw' },
    alpha: reference.alpha,
    eta: reference.eta,
    learning: reference.online ? 'online' : 'batch',
    batchSize: reference.batchSize ?? undefined,
    learningDecay: reference.learningDecay ?? undefined,
    learningOffset: reference.learningOffset ?? undefined,
    rowStart: 'flat',
    arithmetic: 'double',
    init: Float64Array.from(reference.start),
    evaluateEvery: 0,
    maxIterations: reference.iterations,
  }

  test('components, bound and perplexity agree after the same number of passes', async () => {
    const model = await fitLda(counts, options)
    expect(relativeDifference(model.components, reference.components)).toBeLessThan(1e-6)
    expect(model.bound / reference.bound).toBeCloseTo(1, 7)
    expect(model.perplexity / reference.perplexity).toBeCloseTo(1, 6)
    expect((await ldaPerplexity(model, counts, options)) / reference.perplexity).toBeCloseTo(1, 6)
  })

  test('mixtures agree', async () => {
    const { mixture } = await transformLda(await fitLda(counts, options), counts, options)
    expect(relativeDifference(mixture.data, reference.mixture)).toBeLessThan(1e-5)
  })

  test('the fit stops after the same pass', async () => {
    const model = await fitLda(counts, {
      ...options,
      maxIterations: 60,
      evaluateEvery: 2,
      perplexityTolerance: 0.05,
    })
    expect(reference.stoppedAfter).toBeLessThan(60)
    expect(model.iterations).toBe(reference.stoppedAfter + 1)
  })

  test('in single precision, in blocks, components, bound and mixtures agree as far as it goes', async () => {
    const single = { ...options, arithmetic: 'single' } as const
    const model = await fitLda(counts, single)
    expect(relativeDifference(model.components, reference.components)).toBeLessThan(2e-4)
    expect(model.bound / reference.bound).toBeCloseTo(1, 5)
    const { mixture } = await transformLda(model, counts, single)
    expect(relativeDifference(mixture.data, reference.mixture)).toBeLessThan(2e-3)
  })
})
