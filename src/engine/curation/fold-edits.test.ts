import { expect, it } from 'vitest'
import { noTopic } from '../../shared/domain.ts'
import type { StoredEdit, TopicChange } from '../store/topic-edits.ts'
import { foldEdits } from './fold-edits.ts'

const edits = (...changes: TopicChange[]): StoredEdit[] =>
  changes.map((change, i) => ({ number: i + 1, undone: false, change }))

it('leaves a patch whose photo was replaced since out of a split, and the topics of the run as they were', () => {
  const found = Int32Array.of(0, 0, noTopic, 1)
  const { topics } = foldEdits(found, edits({ kind: 'split', topic: 0, newTopic: 2, positions: [1, 2] }))
  expect([...topics]).toEqual([0, 2, noTopic, 1])
  expect([...found]).toEqual([0, 0, noTopic, 1])
})

it('keeps name and note of the topic that others were merged into, and no other', () => {
  const named = edits(
    { kind: 'rename', topic: 0, text: 'Dry' },
    { kind: 'note', topic: 1, text: 'Winter?' },
    { kind: 'rename', topic: 1, text: 'Pale' },
    { kind: 'merge', topic: 0, others: [1] },
  )
  const { topics, names, notes } = foldEdits(Int32Array.of(0, 1), named)
  expect([...topics]).toEqual([0, 0])
  expect([...names]).toEqual([[0, 'Dry']])
  expect([...notes]).toEqual([])
})
