/** What a person makes of a whole run: a name, and what they want to remember of it. */
import { CheekboneError } from '../../shared/errors.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'
import { storedRun } from './runs.ts'

/**
 * What a person wants to remember of a run; an empty note is none.
 * @throws CheekboneError `not-found` for a run that is not there
 */
export function setRunNote(library: Library, runId: number, note: string): void {
  checkRun(library, runId)
  const text = note.trim()
  if (text === '') library.db.prepare('DELETE FROM run_note WHERE run_id = ?').run(runId)
  else library.db.prepare('INSERT OR REPLACE INTO run_note (run_id, note) VALUES (?, ?)').run(runId, text)
}

/** Empty where nothing was noted. */
export function runNote({ db }: Library | ReadOnlyLibrary, runId: number): string {
  return db.prepare<[number], string>('SELECT note FROM run_note WHERE run_id = ?').pluck().get(runId) ?? ''
}

/**
 * What a person calls a run, on one line; an empty name is none. Several runs may have the same.
 * @throws CheekboneError `not-found` for a run that is not there
 */
export function setRunName(library: Library, runId: number, name: string): void {
  checkRun(library, runId)
  const text = name.replace(/\s+/gu, ' ').trim()
  if (text === '') library.db.prepare('DELETE FROM run_name WHERE run_id = ?').run(runId)
  else library.db.prepare('INSERT OR REPLACE INTO run_name (run_id, name) VALUES (?, ?)').run(runId, text)
}

/** Empty where nobody named it. */
export function runName({ db }: Library | ReadOnlyLibrary, runId: number): string {
  return db.prepare<[number], string>('SELECT name FROM run_name WHERE run_id = ?').pluck().get(runId) ?? ''
}

function checkRun(library: Library, runId: number): void {
  if (storedRun(library, runId)) return
  throw new CheekboneError('not-found', `There is no run ${runId} in ${library.path}.`, {
    reason: 'runNotFinished',
    hint: 'List its runs with: cheekbone runs <library>',
  })
}
