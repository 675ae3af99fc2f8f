import { expect, it } from 'vitest'
import { matrix, row } from '../../numeric/matrix.ts'
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
  const folded = foldMixture(mixture, found, standingMoves(edits))
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
  expect(foldMixture(mixture, found, standingMoves(edits))).toBe(mixture)
})
