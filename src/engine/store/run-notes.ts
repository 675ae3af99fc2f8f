import { CheekboneError } from '../../shared/errors.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'
import { storedRun } from './runs.ts'

/**
 * What a person wants to remember of a run; an empty note is none.
 * @throws CheekboneError `not-found` for a run that is not there
 */
export function setRunNote(library: Library, runId: number, note: string): void {
  if (!storedRun(library, runId)) {
    throw new CheekboneError('not-found', `There is no run ${runId} in ${library.path}.`, {
      hint: 'List its runs with: cheekbone runs <library>',
    })
  }
  const text = note.trim()
  if (text === '') library.db.prepare('DELETE FROM run_note WHERE run_id = ?').run(runId)
  else library.db.prepare('INSERT OR REPLACE INTO run_note (run_id, note) VALUES (?, ?)').run(runId, text)
}

/** Empty where nothing was noted. */
export function runNote({ db }: Library | ReadOnlyLibrary, runId: number): string {
  return db.prepare<[number], string>('SELECT note FROM run_note WHERE run_id = ?').pluck().get(runId) ?? ''
}
