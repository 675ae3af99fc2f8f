/** Runs of a library file for the command line: listed, and two of them compared. */
import type { RunEntry } from '../../shared/contract/libraries.ts'
import type { RunComparison } from '../../shared/contract/runs.ts'
import { compareRuns } from '../comparison/compare-runs.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'
import { listRuns } from '../store/run-list.ts'

/** @throws CheekboneError `not-found` without a library */
export function listLibraryRuns({ library: path }: { library: string }): RunEntry[] {
  const library = openLibraryReadOnly(path)
  try {
    return listRuns(library)
  } finally {
    library.close()
  }
}

/** @throws CheekboneError `not-found` without a library or one of the runs, `nothing-to-do` without a common patch */
export function compareLibraryRuns({
  library: path,
  runs: [first, second],
}: {
  library: string
  runs: [number, number]
}): RunComparison {
  const library = openLibraryReadOnly(path)
  try {
    return compareRuns(library, first, second)
  } finally {
    library.close()
  }
}
