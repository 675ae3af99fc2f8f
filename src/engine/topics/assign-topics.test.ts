import { expect, test } from 'vitest'
import { noTopic } from '../../shared/domain.ts'
import { matrix } from '../../numeric/matrix.ts'
import { assignTopics, bestTopics, sizesOfTopics } from './assign-topics.ts'

const mixture = matrix(
  4,
  4,
  Float32Array.of(0.125, 0.5, 0.25, 0.125, 0.25, 0.25, 0.25, 0.25, 0, 1, 0, 0, 0.0625, 0.75, 0.125, 0.0625),
)

test('the heaviest topic is the best one, the lower number when weights are equal', () => {
  expect(assignTopics(mixture).map(({ topic, probability }) => [topic, probability])).toEqual([
    [1, 0.5],
    [0, 0.25],
    [1, 1],
    [1, 0.75],
  ])
})

test('three topics are listed, heaviest first', () => {
  expect(assignTopics(mixture)[0].top).toEqual([
    { topic: 1, weight: 0.5 },
    { topic: 2, weight: 0.25 },
    { topic: 0, weight: 0.125 },
  ])
  expect(assignTopics(matrix(1, 2, Float32Array.of(0.25, 0.75)))[0].top).toHaveLength(2)
})

test('entropy is 0 for one topic alone and 1 for all alike', () => {
  const [first, even, sure] = assignTopics(mixture).map(({ entropy }) => entropy)
  expect(even).toBeCloseTo(1, 6)
  expect(sure).toBe(0)
  expect(first).toBeCloseTo((0.5 * Math.log(2) + 0.25 * Math.log(4) + 0.25 * Math.log(8)) / Math.log(4), 6)
  expect(assignTopics(matrix(1, 1, Float32Array.of(1)))[0].entropy).toBe(0)
})

test('topics in use are those that are best somewhere', () => {
  expect(Object.fromEntries(sizesOfTopics(bestTopics(mixture)))).toEqual({ 0: 1, 1: 3 })
})

test('a patch that no topic has a part in has no topic, and is in none; what is missing to 1 adds to the entropy', () => {
  const strengths = matrix(3, 2, Float32Array.of(0, 0, 0, 0.5, 0, 1))
  const assigned = assignTopics(strengths)
  expect(assigned.map(({ topic, probability }) => [topic, probability])).toEqual([
    [noTopic, 0],
    [1, 0.5],
    [1, 1],
  ])
  expect(assigned.map(({ top }) => top.length)).toEqual([0, 1, 1])
  expect(assigned[1].entropy).toBeCloseTo(Math.log(2) / Math.log(3), 6)
  expect([assigned[0].entropy, assigned[2].entropy]).toEqual([0, 0])
  expect([...sizesOfTopics(bestTopics(strengths))]).toEqual([[1, 2]])
})
