import { join } from 'node:path'
import { curateRun } from '../../src/engine/curation/fold-edits.ts'
import { openSpotChecker, type SpotChecker } from '../../src/engine/curation/spot-checker.ts'
import { openTopicEditor, type TopicEditor } from '../../src/engine/curation/topic-editor.ts'
import { openExplorer, type Explorer, type RunKey } from '../../src/engine/explore/explorer.ts'
import { openLibrary, openLibraryReadOnly } from '../../src/engine/store/open-library.ts'
import { writeExplorableLibrary } from './explorable-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface CuratedRun {
  editor: TopicEditor
  checker: SpotChecker
  explorer: Explorer
  key: RunKey
  path: string
  /** Runs that the editor and the checker told of, in order. */
  edited: RunKey[]
  judged: RunKey[]
  /** As after a restart: nothing is held. */
  again: () => CuratedRun
}

/** When every verdict is given, in milliseconds. */
const judgedMs = 1234.5

/** A run in a library of its own, two patches a photo, in six topics of eight; patch i belongs to topic floor(i / 2) mod 6. */
export function openCuratedRun({ patches = 48, folder = '/photos/my skin' } = {}): CuratedRun {
  const path = join(temporaryFolder(), 'a.cheekbone')
  const run = writeExplorableLibrary(path, { patches, folder })
  return openAt(path, { library: '0123456789abcdef', run })
}

function openAt(path: string, key: RunKey): CuratedRun {
  const edited: RunKey[] = []
  const judged: RunKey[] = []
  const library = openLibraryReadOnly(path)
  const shelf = { reader: () => library, writerOf: () => openLibrary(path) }
  const explorer = openExplorer({ reader: shelf.reader, curate: curateRun, warningsOf: () => new Map() })
  return {
    editor: openTopicEditor({ ...shelf, explorer, onChanged: (changed) => edited.push(changed) }),
    checker: openSpotChecker({
      ...shelf,
      explorer,
      onJudged: (changed) => judged.push(changed),
      now: () => judgedMs,
    }),
    explorer,
    key,
    path,
    edited,
    judged,
    again: () => openAt(path, key),
  }
}
