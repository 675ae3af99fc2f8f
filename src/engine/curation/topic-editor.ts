/** Edits of a run's topics: rename, note, merge, split, each of which can be undone and done again, also after a restart. */
import type { EditHistory, TopicEdit } from '../../shared/contract/curation.ts'
import { noTopic } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Explorer, RunKey } from '../explore/explorer.ts'
import { matrixSize } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { addTopicEdit, loadTopicEdits, setUndone, type StoredEdit } from '../store/topic-edits.ts'
import { emptySamples, forgetTopic } from '../store/verdicts.ts'
import { checkEdit } from './check-edit.ts'
import { curateRun } from './fold-edits.ts'

export interface TopicEditor {
  /** @throws CheekboneError `not-found` or `bad-argument` for what cannot be done; `library-locked` */
  edit(key: RunKey, edit: TopicEdit): EditHistory
  /** @throws CheekboneError `nothing-to-do`, `library-locked` */
  undo(key: RunKey): EditHistory
  redo(key: RunKey): EditHistory
  history(key: RunKey): EditHistory
}

export interface TopicEditorParts {
  reader: (library: RunKey['library']) => ReadOnlyLibrary
  writerOf: (library: RunKey['library']) => Library
  explorer: Pick<Explorer, 'material' | 'forgetCuration'>
  /** Called when an edit is in the library. */
  onChanged: (key: RunKey) => void
}

export function openTopicEditor({ reader, writerOf, explorer, onChanged }: TopicEditorParts): TopicEditor {
  function editsOf({ library, run }: RunKey): StoredEdit[] {
    return loadTopicEdits(reader(library), run)
  }

  function change(key: RunKey, write: (library: Library) => void): EditHistory {
    const { columns, curated } = explorer.material(key)
    const library = writerOf(key.library)
    try {
      // One transaction: an edit and what it does to samples must not come apart when the engine dies in between.
      library.db.transaction(() => {
        write(library)
        const after = curateRun(library, key.run, columns.points.topics).topics
        emptySamples(library, key.run, changedTopics(curated().topics, after))
      })()
    } finally {
      library.close()
    }
    explorer.forgetCuration(key)
    onChanged(key)
    return historyOf(editsOf(key))
  }

  return {
    edit: (key, edit) => {
      const edits = editsOf(key)
      const standing = edits.filter(({ undone }) => !undone)
      const splits = standing.filter(({ change: { kind } }) => kind === 'split').length
      const newTopic = (matrixSize(reader(key.library), key.run, 'mixture')?.cols ?? 0) + splits
      const checked = checkEdit(edit, explorer.material(key).curated(), newTopic)
      if (checked === null) return historyOf(edits)
      return change(key, (library) => {
        // Numbers of splits that cannot come back go to new topics, of which nobody has judged anything.
        for (const { undone, change: gone } of edits)
          if (undone && gone.kind === 'split') forgetTopic(library, key.run, gone.newTopic)
        addTopicEdit(library, key.run, checked)
      })
    },
    undo: (key) => {
      const last = editsOf(key).findLast(({ undone }) => !undone)
      if (!last) throw nothing('undone', 'No edit of its topics stands.')
      return change(key, (library) => setUndone(library, key.run, { number: last.number, undone: true }))
    },
    redo: (key) => {
      const next = editsOf(key).find(({ undone }) => undone)
      if (!next) throw nothing('done again', 'Only what was undone can be, until the next edit.')
      return change(key, (library) => setUndone(library, key.run, { number: next.number, undone: false }))
    },
    history: (key) => historyOf(editsOf(key)),
  }
}

function historyOf(edits: readonly StoredEdit[]): EditHistory {
  const standing = edits.filter(({ undone }) => !undone)
  return {
    undo: standing.at(-1)?.change.kind ?? null,
    redo: edits.find(({ undone }) => undone)?.change.kind ?? null,
    edits: standing.length,
  }
}

/** Topics that get or lose patches: their samples are to be drawn again. */
function changedTopics(before: Int32Array, after: Int32Array): Set<number> {
  const changed = new Set<number>()
  for (let i = 0; i < before.length; i++) {
    if (before[i] === after[i]) continue
    changed.add(before[i])
    changed.add(after[i])
  }
  changed.delete(noTopic)
  return changed
}

function nothing(what: 'undone' | 'done again', hint: string): CheekboneError {
  return new CheekboneError('nothing-to-do', `There is nothing to be ${what} in this run.`, {
    reason: what === 'undone' ? 'nothingToUndo' : 'nothingToRedo',
    hint,
  })
}
