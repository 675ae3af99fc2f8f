import { expect, test } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { measureExclusivity } from './topic-profiles.ts'
import { topicStability } from './topic-stability.ts'

const way = { method: 'lda', topics: 3 } as const
const features = matrix(
  60,
  4,
  Float32Array.from({ length: 240 }, (_, q) => q % 7),
)
const topics = Int32Array.from({ length: 60 }, (_, i) => i % 3)

test('topics that every seed finds again are stable, whatever their numbers', async () => {
  const seeds: number[] = []
  const found = await topicStability(
    { features, topics, way, seed: 5 },
    {
      fit: (rows, { seed }) => {
        seeds.push(seed)
        return Promise.resolve(Array.from({ length: rows.rows }, (_, i) => (i + seed) % 3))
      },
    },
  )
  expect(found).toEqual({ patches: 60, fits: 3, ari: 1, nmi: 1 })
  expect(seeds).toEqual([6, 7])
})

test('topics that are drawn anew with every seed are not', async () => {
  const found = await topicStability(
    { features, topics, way, seed: 1 },
    {
      fit: (rows, { seed }) => {
        const rng = createRng(seed)
        return Promise.resolve(Array.from({ length: rows.rows }, () => rng.integer(3)))
      },
    },
  )
  expect(Math.abs(found!.ari)).toBeLessThan(0.1)
})

test('of many patches a sample is taken, and the run itself is then no witness', async () => {
  const many = matrix(3000, 40)
  const rows: number[] = []
  const found = await topicStability(
    { features: many, topics: new Int32Array(3000), way: { method: 'kmeans', topics: 1000 }, seed: 1 },
    {
      fit: (sample) => {
        rows.push(sample.rows)
        return Promise.resolve(new Int32Array(sample.rows))
      },
    },
  )
  expect(rows).toEqual([250, 250, 250])
  expect(found?.patches).toBe(250)
})

test('topics with features of their own are exclusive, dealt out ones are not', () => {
  const rng = createRng(2)
  const own = matrix(
    90,
    6,
    Float32Array.from({ length: 540 }, (_, q) => {
      const [i, j] = [Math.floor(q / 6), q % 6]
      return rng.uniform() + (Math.floor(j / 2) === i % 3 ? 8 : 0)
    }),
  )
  const labels = Int32Array.from({ length: 90 }, (_, i) => i % 3)
  const { mean, chance, byTopic } = measureExclusivity(own, labels, 1)!
  expect(mean).toBeGreaterThan(0.8)
  expect(chance).toBeLessThan(0.45)
  expect([...byTopic.keys()].sort()).toEqual([0, 1, 2])
  expect(measureExclusivity(own, new Int32Array(90), 1)).toBeNull()
})
