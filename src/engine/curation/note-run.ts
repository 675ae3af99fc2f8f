import type { Library } from '../store/open-library.ts'
import { runName, runNote, setRunName, setRunNote } from '../store/run-notes.ts'

/**
 * Writes a person's note and lets go of the library.
 * @returns the note as it is kept
 * @throws CheekboneError `not-found`, `library-locked`
 */
export function noteRun(library: Library, { run, note }: { run: number; note: string }): { note: string } {
  try {
    setRunNote(library, run, note)
    return { note: runNote(library, run) }
  } finally {
    library.close()
  }
}

/**
 * Writes what a person calls a run and lets go of the library.
 * @returns the name as it is kept
 * @throws CheekboneError `not-found`, `library-locked`
 */
export function nameRun(library: Library, { run, name }: { run: number; name: string }): { name: string } {
  try {
    setRunName(library, run, name)
    return { name: runName(library, run) }
  } finally {
    library.close()
  }
}
