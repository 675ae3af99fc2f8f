import { expect, it } from 'vitest'
import { matrix, row } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import type { StoredEdit, TopicChange } from '../store/topic-edits.ts'
import { foldMixture, standingMoves } from './fold-mixture.ts'

const found = Int32Array.of(0, 1, 2)
const mixture = matrix(3, 3, Float32Array.of(0.5, 0.25, 0.125, 0, 1, 0, 0.25, 0.25, 0.5))

function fold(...changes: (TopicChange & { undone?: boolean })[]): number[][] {
  const edits: StoredEdit[] = changes.map(({ undone = false, ...change }, at) => ({
    number: at + 1,
    undone,
    change,
  }))
  const folded = foldMixture(mixture, 0, { topics: found, moves: standingMoves(edits) })
  return [0, 1, 2].map((i) => [...row(folded, i)])
}

it('gives a merged topic what its parts weighed together, in every patch', () => {
  expect(fold({ kind: 'merge', topic: 2, others: [0] })).toEqual([
    [0, 0.25, 0.625],
    [0, 1, 0],
    [0, 0.25, 0.75],
  ])
})

it('moves the weight to the new topic only in patches that were split off', () => {
  expect(fold({ kind: 'split', topic: 1, newTopic: 3, positions: [1, 2] })).toEqual([
    [0.5, 0.25, 0.125, 0],
    [0, 0, 0, 1],
    [0.25, 0.25, 0.5, 0],
  ])
})

it('follows edits in their order, so what was merged can be split off again', () => {
  const both = fold(
    { kind: 'merge', topic: 2, others: [0] },
    { kind: 'split', topic: 2, newTopic: 4, positions: [0] },
  )
  expect(both[0]).toEqual([0, 0.25, 0, 0, 0.625])
  expect(both[2]).toEqual([0, 0.25, 0.75, 0, 0])
})

it('leaves mixtures alone where nothing stands but names', () => {
  const edits: StoredEdit[] = [
    { number: 1, undone: false, change: { kind: 'rename', topic: 1, text: 'x' } },
    { number: 2, undone: true, change: { kind: 'merge', topic: 0, others: [1] } },
  ]
  expect(foldMixture(mixture, 0, { topics: found, moves: standingMoves(edits) })).toBe(mixture)
})

it.each([1, 7, 16, 49, 50, 64])('folds %d rows at a time to the very bits of all at once', (atOnce) => {
  const [rows, topics] = [50, 6]
  const rng = createRng(3)
  const whole = matrix(
    rows,
    topics,
    Float32Array.from({ length: rows * topics }, () => rng.uniform()),
  )
  const best = Int32Array.from({ length: rows }, (_, i) => (i % 9 === 8 ? -1 : i % topics))
  const every = (step: number, first: number): number[] =>
    Array.from({ length: Math.ceil((rows - first) / step) }, (_, i) => first + i * step)
  const changes: (TopicChange & { undone: boolean })[] = [
    { kind: 'merge', topic: 2, others: [0, 5], undone: false },
    { kind: 'split', topic: 2, newTopic: 6, positions: every(3, 2), undone: false },
    { kind: 'split', topic: 1, newTopic: 7, positions: every(4, 1), undone: true },
    { kind: 'merge', topic: 3, others: [2], undone: false },
    { kind: 'merge', topic: 3, others: [4, 6], undone: true },
    { kind: 'split', topic: 6, newTopic: 8, positions: [49], undone: false },
    { kind: 'split', topic: 3, newTopic: 9, positions: every(2, 0), undone: false },
  ]
  const moves = standingMoves(
    changes.map(({ undone, ...change }, at) => ({ number: at + 1, undone, change })),
  )
  const expected = foldMixture(whole, 0, { topics: best, moves })
  const folded = matrix(rows, expected.cols)
  for (let first = 0; first < rows; first += atOnce) {
    const data = whole.data.slice(first * topics, (first + atOnce) * topics)
    const block = foldMixture(matrix(data.length / topics, topics, data), first, { topics: best, moves })
    folded.data.set(block.data, first * folded.cols)
  }
  expect(expected.cols).toBe(10)
  expect(Buffer.from(folded.data.buffer).equals(Buffer.from(expected.data.buffer))).toBe(true)
})
