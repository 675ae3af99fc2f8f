import { describe, expect, test } from 'vitest'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../../numeric/measures/contingency.ts'
import { createRng } from '../../numeric/rng.ts'
import { assignTopics, topicsInUse } from './assign-topics.ts'
import {
  fitLda,
  ldaPerplexity,
  partialFitLda,
  startLda,
  transformLda,
  transformLdaRows,
  type RowSource,
} from './lda.ts'

/** Dense features like a network's: a profile common to all, of which each group raises and lowers parts, and noise. */
function denseGroups(rows: number, groups: number, seed: number): { features: Matrix; labels: number[] } {
  const cols = 96
  const rng = createRng(seed)
  const common = Array.from({ length: cols }, () => rng.gamma(2))
  const change = Array.from({ length: groups * cols }, () => rng.normal())
  const labels = Array.from({ length: rows }, (_, i) => i % groups)
  const features = matrix(rows, cols)
  labels.forEach((label, i) => {
    const loudness = rng.gamma(20) / 20
    for (let j = 0; j < cols; j++) {
      const value = common[j] * (1 + 0.15 * change[label * cols + j] + 0.1 * rng.normal())
      features.data[i * cols + j] = Math.max(0, value) * loudness
    }
  })
  return { features, labels }
}

describe('topics of dense features', () => {
  const { features, labels } = denseGroups(180, 6, 4)

  test('planted groups are found again, with far more topics offered than there are groups', async () => {
    const model = await fitLda(features, { topics: 40, seed: 1 })
    const assigned = assignTopics((await transformLda(model, features)).mixture)
    const found = contingency(
      labels,
      assigned.map(({ topic }) => topic),
    )
    expect(adjustedRandIndex(found)).toBeGreaterThan(0.85)
    const inUse = topicsInUse(assigned).length
    expect(inUse).toBeGreaterThanOrEqual(6)
    expect(inUse).toBeLessThanOrEqual(12)
  })

  test('rows that the fit has not seen get the topic of their group', async () => {
    const isNew = labels.map((_, i) => i >= 150)
    const part = (wanted: boolean): Matrix => {
      const picked = labels.flatMap((_, i) => (isNew[i] === wanted ? [...row(features, i)] : []))
      return matrix(picked.length / features.cols, features.cols, Float32Array.from(picked))
    }
    const model = await fitLda(part(false), { topics: 12, seed: 1 })
    const best = async (rows: Matrix): Promise<number[]> =>
      assignTopics((await transformLda(model, rows)).mixture).map(({ topic }) => topic)
    const known = new Map((await best(part(false))).map((topic, i) => [topic, labels[i]]))
    const right = (await best(part(true))).filter((topic, i) => known.get(topic) === labels[150 + i])
    expect(right.length).toBeGreaterThan(24)
  })

  test('mixtures sum to 1, perplexity falls from pass to pass and stands below that of even words', async () => {
    const model = await fitLda(features, { topics: 12, seed: 1 })
    const { mixture } = await transformLda(model, features)
    for (let i = 0; i < mixture.rows; i++)
      expect(row(mixture, i).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5)
    const perplexities = model.history.map(([, perplexity]) => perplexity)
    for (let i = 1; i < perplexities.length; i++)
      expect(perplexities[i]).toBeLessThan(perplexities[i - 1] * 1.002)
    expect(await ldaPerplexity(model, features)).toBeLessThan(features.cols)
  })

  test('the same seed gives the same bytes, another seed other ones', async () => {
    const fit = (seed: number): Promise<Float64Array> =>
      fitLda(features, { topics: 5, seed, maxIterations: 3 }).then(({ components }) => components)
    expect(await fit(1)).toEqual(await fit(1))
    expect(await fit(1)).not.toEqual(await fit(2))
  })

  test('a scale of the features changes nothing', async () => {
    const louder = matrix(
      features.rows,
      features.cols,
      features.data.map((value) => value * 64),
    )
    const fit = (rows: Matrix) => fitLda(rows, { topics: 5, seed: 1, maxIterations: 3 })
    const [a, b] = [await fit(features), await fit(louder)]
    for (let q = 0; q < a.components.length; q++) expect(a.components[q]).toBeCloseTo(b.components[q], 6)
  })
})

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

test('a document of planted word topics gets them back in their shares', async () => {
  const rng = createRng(9)
  const [topics, words, perTopic] = [3, 30, 10]
  const shares = Array.from({ length: 60 }, () => {
    const draw = Array.from({ length: topics }, () => rng.gamma(0.4))
    const sum = draw.reduce((total, value) => total + value, 0)
    return draw.map((value) => value / sum)
  })
  const counts = matrix(60, words)
  shares.forEach((mixture, i) => {
    for (let w = 0; w < words; w++)
      counts.data[i * words + w] = Math.round(40 * mixture[Math.floor(w / perTopic)])
  })
  const model = await fitLda(counts, { topics, seed: 2, counts: { kind: 'raw' } })
  const { mixture } = await transformLda(model, counts)
  const topicOf = Array.from({ length: topics }, (_, planted) => {
    const mass = (k: number): number =>
      model.components
        .subarray(k * words + planted * perTopic, k * words + (planted + 1) * perTopic)
        .reduce((a, b) => a + b, 0)
    return [0, 1, 2].reduce((best, k) => (mass(k) > mass(best) ? k : best))
  })
  shares.forEach((planted, i) =>
    planted.forEach((share, t) =>
      expect(Math.abs(mixture.data[i * topics + topicOf[t]] - share)).toBeLessThan(0.05),
    ),
  )
})

describe('what is odd is answered, not computed', () => {
  const some = matrix(2, 2, Float32Array.of(1, 2, 3, 4))

  test('no rows, no topics, numbers that are none', async () => {
    await expect(fitLda(matrix(0, 4), { topics: 3, seed: 1 })).rejects.toMatchObject({
      code: 'nothing-to-do',
    })
    await expect(fitLda(some, { topics: 0, seed: 1 })).rejects.toMatchObject({ code: 'bad-argument' })
    const broken = matrix(1, 2, Float32Array.of(1, Number.NaN))
    await expect(fitLda(broken, { topics: 2, seed: 1 })).rejects.toMatchObject({ code: 'bad-argument' })
    const negative = matrix(1, 2, Float32Array.of(1, -1))
    await expect(fitLda(negative, { topics: 2, seed: 1, counts: { kind: 'raw' } })).rejects.toThrow(
      'feature 1 is -1',
    )
  })

  test('rows of another width than the fit had', async () => {
    const model = await fitLda(some, { topics: 2, seed: 1 })
    await expect(transformLda(model, matrix(1, 3))).rejects.toMatchObject({ code: 'bad-argument' })
  })

  test('equal rows, one row, rows of zeros and fewer rows than topics get mixtures that sum to 1', async () => {
    for (const features of [matrix(4, 3, new Float32Array(12).fill(2)), matrix(1, 5), some]) {
      const { mixture } = await transformLda(await fitLda(features, { topics: 9, seed: 1 }), features)
      for (let i = 0; i < mixture.rows; i++)
        expect(row(mixture, i).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5)
    }
  })

  test('a request to stop ends the fit', async () => {
    const stop = new AbortController()
    const fit = fitLda(denseGroups(200, 3, 1).features, {
      topics: 50,
      seed: 1,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    await expect(fit).rejects.toMatchObject({ code: 'cancelled' })
  })
})
