import { describe, expect, test } from 'vitest'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { chooseSize, type SizeScores } from './count/choose-size.ts'
import { countSentence } from './count/count-sentence.ts'
import { coarseSizes, fineSizes } from './count/sweep.ts'
import { chooseTopicCount } from './topic-count.ts'

/** Like a network's features: a profile common to all rows, which groups of unequal size change, noise, and loudness. */
function groupedFeatures(rows: number, groups: number): Matrix {
  const cols = 160
  const rng = createRng(8)
  const common = Array.from({ length: cols }, () => rng.gamma(2))
  const change = Array.from({ length: groups * cols }, () => rng.normal())
  const features = matrix(rows, cols)
  for (let i = 0; i < rows; i++) {
    const group = Math.floor(groups * rng.uniform() ** 1.5)
    const loudness = rng.gamma(20) / 20
    for (let j = 0; j < cols; j++)
      features.data[i * cols + j] =
        Math.max(0, common[j] * (1 + 0.25 * change[group * cols + j] + 0.12 * rng.normal())) * loudness
  }
  return features
}

describe('the number of topics', () => {
  const features = groupedFeatures(240, 7)

  test.each(['lda', 'kmeans', 'gmm'] as const)('is that of the planted groups, by %s', async (method) => {
    const found = await chooseTopicCount(features, { method, seed: 1, repeats: 1 })
    expect(found.chosen).toBeGreaterThanOrEqual(6)
    expect(found.chosen).toBeLessThanOrEqual(8)
    expect(found.low).toBeLessThanOrEqual(found.chosen)
    expect(found.high).toBeGreaterThanOrEqual(found.chosen)
    expect(found.sure).toBeGreaterThan(0.8)
    const sizes = found.sweep.map(({ topics }) => topics)
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
    expect(sizes).toContain(found.chosen)
    const stability = (size: number): number =>
      found.sweep.find(({ topics }) => topics === size)?.stability ?? 0
    expect(stability(found.chosen)).toBeGreaterThan(0.8)
  })

  test('is surest where halves of the photos sort patches alike, and no surer than that', async () => {
    const rng = createRng(7)
    const ramp = matrix(160, 30)
    for (let i = 0; i < 160; i++)
      for (let j = 0; j < 30; j++)
        ramp.data[i * 30 + j] = Math.max(0, 5 + Math.sin(i / 40 + j) + 0.3 * rng.normal())
    const found = await chooseTopicCount(ramp, { method: 'gmm', seed: 1 })
    const stability = found.sweep.find(({ topics }) => topics === found.chosen)?.stability ?? 1
    expect(found.chosen).toBeGreaterThan(1)
    expect(found.sure).toBeLessThanOrEqual(stability)
    expect(found.sure).toBeLessThan(0.9)
    expect(found.sentence).not.toContain('quite sure')
  })

  test('is the same for the same seed, byte for byte', async () => {
    const find = () => chooseTopicCount(features, { method: 'kmeans', seed: 3 })
    expect(await find()).toEqual(await find())
  })

  test('is one where rows do not differ but by noise', async () => {
    const rng = createRng(2)
    const noise = matrix(
      200,
      20,
      Float32Array.from({ length: 4000 }, () => rng.normal()),
    )
    const found = await chooseTopicCount(noise, { method: 'gmm', seed: 1 })
    expect(found.chosen).toBe(1)
    expect(found.sentence).toContain('One topic')
  })

  test('keeps all rows of a photo in one half: twins do not make each other look explained, or found again', async () => {
    const rng = createRng(5)
    const [cols, copies] = [120, 6]
    const photos = Int32Array.from({ length: 20 * copies }, (_, i) => Math.floor(i / copies))
    const twins = matrix(photos.length, cols)
    const own = Array.from({ length: 20 * cols }, () => rng.gamma(3))
    photos.forEach((photo, i) => {
      for (let j = 0; j < cols; j++)
        twins.data[i * cols + j] = own[photo * cols + j] * (1 + 0.1 * rng.normal() ** 2)
    })
    const apart = await chooseTopicCount(twins, { method: 'lda', seed: 1, repeats: 1, photos })
    const mixed = await chooseTopicCount(twins, { method: 'lda', seed: 1, repeats: 1 })
    expect(mixed.chosen).toBeGreaterThan(10)
    expect(apart.chosen).toBeLessThan(5)
  })

  test('is not looked for in a handful of rows, and stops when asked to', async () => {
    await expect(chooseTopicCount(matrix(5, 3), { method: 'lda', seed: 1 })).rejects.toMatchObject({
      code: 'nothing-to-do',
    })
    const stop = new AbortController()
    const work = { signal: stop.signal, onProgress: () => stop.abort() }
    await expect(chooseTopicCount(features, { method: 'lda', seed: 1, ...work })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})

describe('the rule', () => {
  const rng = createRng(1)
  const photos = Array.from({ length: 80 }, () => 3 * rng.normal())
  const scores = (gain: number, noise: number): Float64Array =>
    Float64Array.from(photos, (value) => value + gain + noise * rng.normal())
  const size = (topics: number, gain: number, noise: number): SizeScores => ({
    topics,
    explained: scores(gain, noise),
    agreed: scores(gain, noise),
  })

  test('takes the smallest size that is within one standard error of the best, photo by photo', () => {
    const clear = [size(2, 0, 0.1), size(5, 1, 0.1), size(9, 1.001, 0.1), size(20, 0.5, 0.1)]
    expect(chooseSize([clear], 1)).toMatchObject({ chosen: 5, low: 3 })
  })

  test.each(['explained', 'agreed'] as const)('takes no size that %s is not better at', (measure) => {
    const flat = [2, 5, 9, 20].map((topics, at) => ({
      ...size(topics, at, 0.01),
      [measure]: scores(0, 0.01),
    }))
    for (const wanted of flat) wanted[measure].set(flat[0][measure])
    expect(chooseSize([flat], 1).chosen).toBe(2)
  })

  test('does not rule out sizes that were not looked at', () => {
    const clear = [size(40, 0, 0.1), size(50, 1, 0.1), size(60, 0.5, 0.1)]
    expect(chooseSize([clear], 1)).toMatchObject({ chosen: 50, low: 41, high: 59 })
  })

  test('is unsure where halvings of the photos do not agree, however sure each of them is', () => {
    const best = (wanted: number): SizeScores[] =>
      [2, 5, 9, 20].map((topics) => size(topics, topics === wanted ? 2 : 0, 0.1))
    const [one, both] = [chooseSize([best(5)], 1), chooseSize([best(5), best(20)], 1)]
    expect(one).toMatchObject({ chosen: 5, low: 3, high: 8, sure: 1 })
    expect(both).toMatchObject({ low: 3, high: 20 })
    expect(both.sure).toBeLessThan(0.9)
  })

  test('says so when repetitions do not agree', () => {
    const unclear = [2, 4, 8, 16, 32].map((topics) => size(topics, 0, 1))
    const { low, high, sure } = chooseSize([unclear], 1)
    expect(sure).toBeLessThan(1)
    expect(high).toBeGreaterThan(low)
  })
})

test('a sweep goes down in large steps and then looks at every size around the best', () => {
  expect(coarseSizes(20, 2)).toEqual([20, 14, 10, 7, 5, 4, 3, 2])
  expect(fineSizes([20, 15, 11, 8], 11)).toEqual([9, 10, 12, 13, 14])
  expect(fineSizes([200, 150, 113, 85], 113)).toHaveLength(7)
  expect(fineSizes([20, 15], 20)).toEqual([16, 17, 18, 19])
})

test('the sentence says what was chosen, what would do as well, and how sure that is', () => {
  const choice = { chosen: 12, low: 9, high: 15, sure: 0.71 }
  expect(countSentence(choice, null)).toBe(
    '12 topics; anything from 9 to 15 does about as well. This is fairly sure: 71 % of repetitions on other draws of the photos came out within a fifth of it.',
  )
  expect(countSentence({ ...choice, low: 12, high: 12 }, null)).toContain('no other number did as well')
  expect(countSentence({ ...choice, sure: 1 }, 0.97)).toContain('quite sure')
  expect(countSentence({ ...choice, sure: 1 }, 0.66)).toContain('fairly sure')
  expect(countSentence({ ...choice, sure: 1 }, 0.36)).toContain('This is not sure')
})
