import { expect, test } from 'vitest'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../../numeric/measures/contingency.ts'
import { createRng } from '../../numeric/rng.ts'
import { noTopic } from '../../shared/domain.ts'
import { topicMethods } from '../../shared/topic-count.ts'
import { assignTopics, bestTopics, sizesOfTopics } from './assign-topics.ts'
import { findTopics } from './find-topics.ts'

const groups = Int32Array.from({ length: 200 }, (_, i) => i % 5)
const features = ((): Matrix => {
  const cols = 48
  const rng = createRng(6)
  const profile = Array.from({ length: 5 * cols }, () => rng.gamma(2))
  const rows = matrix(200, cols)
  groups.forEach((group, i) => {
    for (let j = 0; j < cols; j++)
      rows.data[i * cols + j] = profile[group * cols + j] * Math.max(0, 1 + 0.25 * rng.normal())
  })
  return rows
})()

for (const method of topicMethods)
  for (const from of ['noise', 'generous'] as const)
    test(`planted groups are found by ${method} from ${from}, and the same again from the same seed`, async () => {
      const find = () => findTopics(features, { method, topics: 5, seed: 2, from })
      const { mixture, components } = await find()
      const assigned = assignTopics(mixture).map(({ topic }) => topic)
      expect(adjustedRandIndex(contingency(groups, assigned))).toBeGreaterThan(0.9)
      expect((await find()).mixture).toEqual(mixture)
      if (method === 'hdbscan') expect(components).toBeNull()
      else expect([components?.rows, components?.cols]).toEqual([mixture.cols, features.cols])
    })

test('weights sum to 1, but for density clusters, where the rest belongs to no topic', async () => {
  for (const method of topicMethods) {
    const { mixture } = await findTopics(features, { method, topics: 5, seed: 2 })
    for (let i = 0; i < mixture.rows; i++) {
      const sum = row(mixture, i).reduce((all, weight) => all + weight, 0)
      if (method === 'hdbscan') expect(sum).toBeLessThanOrEqual(1)
      else expect(sum).toBeCloseTo(1, 5)
    }
  }
})

test('rows like no others are in no density cluster', async () => {
  const withStrays = matrix(206, features.cols)
  withStrays.data.set(features.data)
  const rng = createRng(9)
  for (let i = 200; i < 206; i++)
    for (let j = 0; j < features.cols; j++) withStrays.data[i * features.cols + j] = 3 * rng.gamma(0.2)
  const { mixture } = await findTopics(withStrays, { method: 'hdbscan', topics: 30, seed: 1 })
  const assigned = assignTopics(mixture)
  expect(assigned.slice(200).map(({ topic }) => topic)).toEqual(Array.from({ length: 6 }, () => noTopic))
  expect(sizesOfTopics(bestTopics(mixture)).size).toBe(5)
})

test('density clusters have at least as many patches as was asked for', async () => {
  const used = async (minClusterSize?: number): Promise<number[]> => {
    const options = { method: 'hdbscan', topics: 1, seed: 1, minClusterSize } as const
    const { mixture } = await findTopics(features, options)
    return [...sizesOfTopics(bestTopics(mixture)).values()]
  }
  expect(await used()).toHaveLength(5)
  const larger = await used(60)
  expect(larger.length).toBeLessThan(5)
  expect(Math.min(...larger)).toBeGreaterThanOrEqual(60)
})

test('the centre of a k-means topic is the mean of its patches', async () => {
  const { mixture, components } = await findTopics(features, { method: 'kmeans', topics: 5, seed: 2 })
  const members = [...groups.keys()].filter((i) => mixture.data[i * 5] === 1)
  const mean = members.reduce((sum, i) => sum + features.data[i * features.cols] / members.length, 0)
  expect(components?.data[0]).toBeCloseTo(mean, 5)
})
