import { describe, expect, test } from 'vitest'
import { denseGroups } from '../../../test/support/dense-groups.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../../numeric/measures/contingency.ts'
import { createRng } from '../../numeric/rng.ts'
import { bestTopics, sizesOfTopics } from './assign-topics.ts'
import { fitLda, ldaPerplexity, transformLda } from './lda.ts'

describe('topics of dense features', () => {
  const { features, labels } = denseGroups(180, 6, 4)

  test('planted groups are found again, with far more topics offered than there are groups', async () => {
    const model = await fitLda(features, { topics: 40, seed: 1 })
    const best = bestTopics((await transformLda(model, features)).mixture)
    expect(adjustedRandIndex(contingency(labels, best))).toBeGreaterThan(0.85)
    const inUse = sizesOfTopics(best).size
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
    const best = async (rows: Matrix): Promise<number[]> => [
      ...bestTopics((await transformLda(model, rows)).mixture),
    ]
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
