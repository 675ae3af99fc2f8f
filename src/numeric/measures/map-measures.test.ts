import { expect, test } from 'vitest'
import { matrix } from '../matrix.ts'
import { createContinuity } from './continuity.ts'
import { topicExclusivity } from './exclusivity.ts'
import { createNeighbourPurity } from './neighbour-purity.ts'
import { alignMaps } from '../umap/align-maps.ts'

test('continuity falls when a true neighbour lies far away on the map', () => {
  const truth = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8)
  const onLine = matrix(
    9,
    2,
    Float32Array.from({ length: 18 }, (_, q) => (q % 2 === 0 ? q / 2 : 0)),
  )
  const kept = createContinuity(onLine, 1)
  kept.visit(0, truth)
  expect(kept.result()).toBe(1)
  onLine.data[2] = 100
  const torn = createContinuity(onLine, 1)
  torn.visit(0, truth)
  expect(torn.result()).toBeCloseTo(1 - (2 * 7) / (18 - 3 - 1), 12)
  expect(createContinuity(matrix(2, 2), 1).result()).toBeNaN()
})

test('the other cheek of the same photo is no witness for the coherence of its topic', () => {
  const purity = createNeighbourPurity({ topics: [0, 0, 1, 0], groups: [7, 7, 8, 9], k: 1 })
  purity.visit(0, Float64Array.of(0, 0.1, 0.2, 0.3))
  expect(purity.result()).toMatchObject({ rows: 1, purity: 0, chance: 0.5 })
  purity.visit(0, Float64Array.of(0, 0.1, 0.4, 0.3))
  expect(purity.result()?.byTopic.get(0)).toEqual({ rows: 2, purity: 0.5, chance: 0.5 })
  expect(createNeighbourPurity({ topics: [0, 0], groups: [1, 1], k: 3 }).result()).toBeUndefined()
})

test('topics that share no feature are exclusive, equal ones share all', () => {
  expect([...topicExclusivity(matrix(2, 3, Float32Array.of(1, 2, 0, 0, 0, 5)))]).toEqual([1, 1])
  expect([...topicExclusivity(matrix(2, 2, Float32Array.of(1, 3, 2, 6)))]).toEqual([0.5, 0.5])
  expect([...topicExclusivity(matrix(2, 2, Float32Array.of(0, 0, 2, 6)))]).toEqual([0, 1])
})

test('a turned map fits without mirroring, and points that are all one place stay finite', () => {
  const square = matrix(4, 2, Float32Array.of(0, 0, 1, 0, 1, 2, 0, 3))
  const turned = matrix(4, 2, Float32Array.of(0, 0, 0, 1, -2, 1, -3, 0))
  const { aligned, disparity, mirrored } = alignMaps(turned, square)
  expect(mirrored).toBe(false)
  expect(disparity).toBeCloseTo(0, 10)
  aligned.data.forEach((value, q) => expect(value).toBeCloseTo(square.data[q], 5))
  expect([...alignMaps(matrix(4, 2), square).aligned.data].every(Number.isFinite)).toBe(true)
})
