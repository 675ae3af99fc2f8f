/** Partial fits against scikit-learn's, learned priors against SciPy's; make_lda_parts.py made the values. */
import { describe, expect, test } from 'vitest'
import { partialFitLda, startLda, transformLda, type LdaWork } from '../../../src/engine/topics/lda.ts'
import { maximiseAlpha } from '../../../src/numeric/lda/learn-alpha.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { readValues, relativeDifference } from './read-values.ts'

interface Values {
  partial: {
    topics: number
    features: number
    rows: number
    /** Where each of the calls ended. */
    ends: number[]
    counts: number[]
    start: number[]
    batchSize: number
    learningDecay: number
    learningOffset: number
    totalRows: number
    updates: number
    components: number[]
    mixture: number[]
  }
  alphas: { rows: number; sums: number[]; alpha: number[] }[]
}

const { partial, alphas } = readValues<Values>('lda-parts.json')

describe.each([
  { arithmetic: 'double', tolerance: 1e-6 },
  { arithmetic: 'single', tolerance: 1e-4 },
] as const)('partial fits in $arithmetic precision', ({ arithmetic, tolerance }) => {
  test('give the topics and mixtures of scikit-learn, call after call', async () => {
    const counts = matrix(partial.rows, partial.features, Float32Array.from(partial.counts))
    const rows = (from: number, to: number) =>
      matrix(to - from, counts.cols, counts.data.slice(from * counts.cols, to * counts.cols))
    const work: LdaWork = { arithmetic }
    let model = await startLda(counts, {
      topics: partial.topics,
      seed: 0,
      counts: { kind: 'raw' },
      rowStart: 'flat',
      init: Float64Array.from(partial.start),
    })
    let from = 0
    for (const to of partial.ends) {
      model = await partialFitLda(model, rows(from, to), { ...partial, ...work })
      from = to
    }
    expect(model.updates).toBe(partial.updates)
    expect(relativeDifference(model.components, partial.components)).toBeLessThan(tolerance)
    const { mixture } = await transformLda(model, counts, work)
    expect(relativeDifference(mixture.data, partial.mixture)).toBeLessThan(10 * tolerance)
  })
})

test.each(alphas)('the prior of greatest likelihood is $alpha', ({ rows, sums, alpha }) => {
  const learned = new Float64Array(alpha.length).fill(1)
  maximiseAlpha(learned, { rows, sums: Float64Array.from(sums) })
  for (let k = 0; k < alpha.length; k++) expect(learned[k] / alpha[k]).toBeCloseTo(1, 5)
})
