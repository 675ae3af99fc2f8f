import { describe, expect, test } from 'vitest'
import { denseGroups } from '../../../test/support/dense-groups.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import {
  fitLda,
  ldaPerplexity,
  partialFitLda,
  startLda,
  transformLda,
  transformLdaRows,
  type RowSource,
} from './lda.ts'

describe('rows that are read piece by piece', () => {
  const { features } = denseGroups(600, 4, 2)
  const fit = (rows: Matrix | RowSource) => fitLda(rows, { topics: 8, seed: 1, maxIterations: 2 })

  /** The rows of `features`, which says what is the most that was asked for at once. */
  function watched(): RowSource & { most: () => number } {
    let most = 0
    return {
      rows: features.rows,
      cols: features.cols,
      most: () => most,
      read(from, to) {
        if (to - from < features.rows) most = Math.max(most, to - from)
        return Promise.resolve(
          matrix(to - from, features.cols, features.data.slice(from * features.cols, to * features.cols)),
        )
      },
    }
  }

  test('give the topics and mixtures of rows in memory, a few hundred at a time', async () => {
    const source = watched()
    const [a, b] = [await fit(features), await fit(source)]
    expect(b.components).toEqual(a.components)
    expect((await transformLda(b, source)).mixture).toEqual((await transformLda(a, features)).mixture)
    expect(source.most()).toBeLessThanOrEqual(256)
  })

  test('come out of a transform one by one, each once', async () => {
    const model = await fit(features)
    const { mixture } = await transformLda(model, features)
    const seen = new Set<number>()
    await transformLdaRows(model, watched(), {
      onMixture(i, weights) {
        seen.add(i)
        expect([...weights]).toEqual([...row(mixture, i)])
      },
    })
    expect(seen.size).toBe(features.rows)
  })

  test('are refused by their number when a later piece is broken', async () => {
    const broken = { ...watched(), read: (from: number, to: number) => matrix(to - from, features.cols) }
    broken.read = (from, to) => {
      const piece = matrix(to - from, features.cols)
      if (from <= 300 && to > 300) piece.data[(300 - from) * features.cols + 7] = Infinity
      return piece
    }
    const start = await startLda(features, { topics: 2, seed: 1 })
    await expect(partialFitLda(start, broken, { totalRows: 600 })).rejects.toThrow('Row 300, feature 7')
    const short = { ...watched(), read: () => matrix(1, features.cols) }
    await expect(partialFitLda(start, short, { totalRows: 600 })).rejects.toMatchObject({
      code: 'bad-argument',
    })
  })
})

describe('a fit goes on', () => {
  const { features } = denseGroups(300, 4, 2)

  test('in parts as in one: online passes are partial fits of the same rows', async () => {
    const options = { topics: 6, seed: 3, learning: 'online', batchSize: 50 } as const
    const whole = await fitLda(features, { ...options, maxIterations: 1 })
    let parts = await startLda(features, options)
    for (let from = 0; from < 300; from += 100) {
      const piece = matrix(100, features.cols, features.data.slice(from * 96, (from + 100) * 96))
      parts = await partialFitLda(parts, piece, { batchSize: 50, totalRows: 300 })
    }
    expect(parts.updates).toBe(6)
    for (let q = 0; q < parts.components.length; q++)
      expect(parts.components[q] / whole.components[q]).toBeCloseTo(1, 3)
  })

  test('row by row where the last pass left it, so that few rounds a pass come as far as many', async () => {
    const model = await fitLda(features, { topics: 6, seed: 3, maxIterations: 5, maxRounds: 4 })
    expect(model.perplexity).toBeLessThan((await ldaPerplexity(model, features)) * 0.999)
  })

  test('from an earlier model, which is left as it was', async () => {
    const first = await fitLda(features, { topics: 6, seed: 3, maxIterations: 8 })
    const before = first.components.slice()
    const more = await fitLda(features, { topics: 6, seed: 3, maxIterations: 1, from: first })
    const fresh = await fitLda(features, { topics: 6, seed: 3, maxIterations: 1 })
    expect(more.perplexity).toBeLessThan(fresh.perplexity * 0.99)
    expect(more.perplexity).toBeLessThan(first.perplexity * 1.01)
    expect(first.components).toEqual(before)
    await expect(fitLda(features, { topics: 7, seed: 3, from: first })).rejects.toMatchObject({
      code: 'bad-argument',
    })
  })
})

test('a prior that is learned weighs topics as the rows use them', async () => {
  const rng = createRng(12)
  const counts = matrix(400, 20)
  const planted = [0.8, 0.2]
  for (let i = 0; i < counts.rows; i++) {
    const draw = planted.map((alpha) => rng.gamma(alpha))
    for (let w = 0; w < 20; w++) counts.data[i * 20 + w] = (60 * draw[w < 10 ? 0 : 1]) / (draw[0] + draw[1])
  }
  for (const learning of ['batch', 'online'] as const) {
    const init = Float64Array.from({ length: 40 }, (_, q) => (q < 10 || q >= 30 ? 500 : 0.5))
    const options = {
      topics: 2,
      seed: 1,
      counts: { kind: 'raw' },
      learning,
      init,
      maxIterations: 20,
    } as const
    const model = await fitLda(counts, { ...options, learnAlpha: true })
    const [high, low] = [...model.alpha].sort((a, b) => b - a)
    expect(Math.abs(high / 0.8 - 1)).toBeLessThan(0.3)
    expect(Math.abs(low / 0.2 - 1)).toBeLessThan(0.3)
    const held = await fitLda(counts, options)
    expect([...held.alpha]).toEqual([0.5, 0.5])
    expect(model.perplexity).toBeLessThan(held.perplexity)
  }
})

test('a prior above the flat start of the rows gives numbers', async () => {
  const { features } = denseGroups(60, 3, 6)
  const model = await fitLda(features, { topics: 4, seed: 1, alpha: 1.5, maxIterations: 3 })
  const reference = await fitLda(features, {
    topics: 4,
    seed: 1,
    alpha: 1.5,
    maxIterations: 3,
    arithmetic: 'double',
  })
  expect(model.perplexity / reference.perplexity).toBeCloseTo(1, 3)
})

test('blocks in single precision come to the topics of rows in double precision', async () => {
  const { features } = denseGroups(150, 5, 6)
  const fit = (arithmetic: 'single' | 'double') =>
    fitLda(features, { topics: 12, seed: 1, maxIterations: 4, maxRounds: 20, arithmetic })
  const [single, double] = [await fit('single'), await fit('double')]
  expect(single.perplexity / double.perplexity).toBeCloseTo(1, 3)
  const a = (await transformLda(double, features, { arithmetic: 'single' })).mixture
  const b = (await transformLda(double, features, { arithmetic: 'double' })).mixture
  for (let q = 0; q < a.data.length; q++) expect(Math.abs(a.data[q] - b.data[q])).toBeLessThan(0.01)
})
