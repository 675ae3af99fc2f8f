/** What topics are after a person's edits: the log of edits, gone through from the first on, over what the run found. */
import type { Matrix } from '../../numeric/matrix.ts'
import type { Curated } from '../explore/topic-entries.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { loadTopicEdits, type StoredEdit, type TopicChange } from '../store/topic-edits.ts'
import { foldMixture, standingMoves } from './fold-mixture.ts'

/** @param topics as the run found them, one a position, -1 for none; left as they are */
export function foldEdits(topics: Int32Array, edits: readonly StoredEdit[]): Curated {
  const moves = standingMoves(edits)
  const folded = {
    topics: topics.slice(),
    names: new Map<number, string>(),
    notes: new Map<number, string>(),
    remix:
      moves.length === 0
        ? null
        : (rows: Matrix, firstRow: number) => foldMixture(rows, firstRow, { topics, moves }),
  }
  for (const { change, undone } of edits) if (!undone) apply(change, folded)
  return folded
}

interface Folded extends Curated {
  names: Map<number, string>
  notes: Map<number, string>
}

function apply(change: TopicChange, { topics, names, notes }: Folded): void {
  switch (change.kind) {
    case 'rename':
      putText(names, change.topic, change.text)
      return
    case 'note':
      putText(notes, change.topic, change.text)
      return
    case 'merge': {
      const others = new Set(change.others)
      for (let i = 0; i < topics.length; i++) if (others.has(topics[i])) topics[i] = change.topic
      for (const other of others) {
        names.delete(other)
        notes.delete(other)
      }
      return
    }
    case 'split':
      // A patch whose photo was replaced since belongs to no topic, and stays out.
      for (const position of change.positions)
        if (topics[position] === change.topic) topics[position] = change.newTopic
  }
}

/** An empty text takes the one before away. */
function putText(texts: Map<number, string>, topic: number, text: string): void {
  if (text === '') texts.delete(topic)
  else texts.set(topic, text)
}

/** The `curate` of an explorer: merges, splits, names and notes as they are kept in the library. */
export function curateRun(library: Library | ReadOnlyLibrary, runId: number, topics: Int32Array): Curated {
  return foldEdits(topics, loadTopicEdits(library, runId))
}
