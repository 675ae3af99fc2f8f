import { expect, test } from 'vitest'
import { createNeighbourVote } from './neighbour-vote.ts'
import { createPartnerRetrieval } from './partner-retrieval.ts'
import { createSilhouette } from './silhouette.ts'
import { createTrustworthiness } from './trustworthiness.ts'
import { ranks, spearman } from './spearman.ts'

test('the other cheek at the third place has rank 3; equally near rows count half', () => {
  const retrieval = createPartnerRetrieval(Int32Array.of(3, -1, -1, 0, -1))
  retrieval.visit(0, Float64Array.of(0, 0.1, 0.2, 0.3, 0.9))
  retrieval.visit(1, Float64Array.of(0, 0, 0, 0, 0))
  expect(retrieval.result()).toMatchObject({
    queries: 1,
    medianRank: 3,
    meanNormalisedRank: 2 / 3,
    firstHit: 0,
  })
  retrieval.visit(3, Float64Array.of(0.5, 0.5, 0.5, 0, 0.9))
  expect(retrieval.result()).toMatchObject({
    queries: 2,
    medianRank: 2.5,
    meanReciprocalRank: (1 / 3 + 1 / 2) / 2,
  })
  expect(retrieval.result()?.chance).toMatchObject({ medianRank: 2.5, firstHit: 0.25 })
})

test('between equal votes the label of the nearest voter wins', () => {
  const vote = createNeighbourVote({
    labels: Int32Array.of(0, 1, 0, 0, 1),
    groups: Int32Array.of(0, 1, 2, 3, 4),
    k: 2,
  })
  vote.visit(0, Float64Array.of(0, 0.2, 0.1, 0.8, 0.9))
  expect(vote.result()).toMatchObject({ rows: 1, accuracy: 1 })
  vote.visit(0, Float64Array.of(0, 0.1, 0.2, 0.8, 0.9))
  expect(vote.result()).toMatchObject({ rows: 2, accuracy: 0.5 })
})

test('a row alone in its group has silhouette 0 and one group has none', () => {
  const alone = createSilhouette([0, 1, 1])
  alone.visit(0, Float64Array.of(0, 1, 1))
  expect(alone.result()).toBe(0)
  alone.visit(1, Float64Array.of(1, 0, 0.25))
  expect(alone.result()).toBeCloseTo(0.75 / 2, 12)
  expect(createSilhouette([0, 0]).result()).toBeNaN()
})

test('trust falls with the true rank of a false neighbour', () => {
  const map = {
    rows: 9,
    k: 1,
    indices: Int32Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0),
    distances: new Float32Array(9),
  }
  const distances = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8)
  const trusted = createTrustworthiness(map)
  trusted.visit(0, distances)
  expect(trusted.result()).toBe(1)
  map.indices[0] = 8
  const deceived = createTrustworthiness(map)
  deceived.visit(0, distances)
  expect(deceived.result()).toBeCloseTo(1 - (2 * 7) / 14, 12)
})

test('equal values share their mean rank; reversed order correlates to -1', () => {
  expect([...ranks([5, 1, 5, 9])]).toEqual([2.5, 1, 2.5, 4])
  expect(spearman([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1, 12)
  expect(spearman([1, 1, 1], [1, 2, 3])).toBeNaN()
})
