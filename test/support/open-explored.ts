import { join } from 'node:path'
import { openExplorer, type Explorer, type RunKey } from '../../src/engine/explore/explorer.ts'
import type { Curated } from '../../src/engine/explore/topic-entries.ts'
import { openLibraryReadOnly } from '../../src/engine/store/open-library.ts'
import type { TopicWarning } from '../../src/shared/topic-factors.ts'
import { writeExplorableLibrary } from './explorable-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

const library = '0123456789abcdef'

/** What is said of topic 2. */
export const lampWarning: TopicWarning = {
  size: 8,
  cause: {
    factor: 'lightLevel',
    strangeness: 0.6,
    adjustedP: 0.01,
    difference: -1.5,
    end: 'low',
    level: null,
    share: 0.9,
    shareOfAll: 0.33,
  },
  unusualSkin: [],
}

interface Explored {
  explorer: Explorer
  key: RunKey
  path: string
}

/** A run in a library of its own that is explored, curated as is said; patch i belongs to topic floor(i / 2) mod 6. */
export function openExplored({
  patches = 48,
  curate,
}: { patches?: number; curate?: (topics: Int32Array) => Curated } = {}): Explored {
  const path = join(temporaryFolder(), 'a.cheekbone')
  const run = writeExplorableLibrary(path, { patches })
  const reader = openLibraryReadOnly(path)
  const explorer = openExplorer({
    reader: () => reader,
    curate: (_library, _run, topics) =>
      curate?.(topics) ?? { topics, names: new Map(), notes: new Map(), remix: null },
    warningsOf: () => new Map([[2, [lampWarning]]]),
  })
  return { explorer, key: { library, run }, path }
}
