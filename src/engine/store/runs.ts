import { settingText, type RunConfig } from '../../shared/run-config.ts'
import type { DeviceName } from '../runtime/index.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** Where a run computes. Both decide the last digits of its results, so a run that goes on stays where it was begun. */
export interface Place {
  device: DeviceName
  threads: number
}

export interface StoredRun {
  id: number
  fingerprint: string
  /** Null until the run has been begun. */
  place: Place | null
}

/**
 * The run with this configuration over these patches: the one that was begun before, or a new one.
 * @param patchIds the run's patches; their order is the order of rows in all its matrices
 */
export function findOrCreateRun(
  library: Library,
  { config, fingerprint, patchIds }: { config: RunConfig; fingerprint: string; patchIds: readonly number[] },
): { run: StoredRun; isNew: boolean } {
  const { db } = library
  const settings = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1))
  const key = JSON.stringify(settings)
  const found = db
    .prepare<[string, string], RunRow>(
      `SELECT ${runColumns} FROM run WHERE fingerprint = ? AND configuration_key = ?`,
    )
    .get(fingerprint, key)
  if (found) return { run: fromRow(found), isNew: false }

  const id = db.transaction(() => {
    const inserted = db
      .prepare('INSERT INTO run (fingerprint, configuration_key) VALUES (?, ?)')
      .run(fingerprint, key)
    const runId = Number(inserted.lastInsertRowid)
    const addSetting = db.prepare('INSERT INTO run_setting (run_id, name, value) VALUES (?, ?, ?)')
    for (const [name, value] of settings) addSetting.run(runId, name, settingText(value))
    const addPatch = db.prepare('INSERT INTO run_patch (run_id, position, patch_id) VALUES (?, ?, ?)')
    patchIds.forEach((patchId, position) => addPatch.run(runId, position, patchId))
    return runId
  })()
  return { run: { id, fingerprint, place: null }, isNew: true }
}

export function setRunPlace({ db }: Library, runId: number, { device, threads }: Place): void {
  db.prepare('UPDATE run SET device = ?, threads = ? WHERE id = ?').run(device, threads, runId)
}

/** The run whose results are shown when nobody names one: the latest that has been finished. */
export function latestFinishedRun({ db }: Library | ReadOnlyLibrary): StoredRun | null {
  const found = db
    .prepare<[], RunRow>(
      `SELECT ${runColumns} FROM run JOIN run_stage ON run_stage.run_id = run.id AND run_stage.stage = 'quality'
       ORDER BY run.id DESC LIMIT 1`,
    )
    .get()
  return found ? fromRow(found) : null
}

/** Null for a run that is not there. */
export function storedRun({ db }: Library | ReadOnlyLibrary, runId: number): StoredRun | null {
  const found = db.prepare<[number], RunRow>(`SELECT ${runColumns} FROM run WHERE id = ?`).get(runId)
  return found ? fromRow(found) : null
}

interface RunRow {
  id: number
  fingerprint: string
  device: DeviceName | null
  threads: number | null
}

const runColumns = 'run.id, fingerprint, device, threads'

function fromRow({ id, fingerprint, device, threads }: RunRow): StoredRun {
  return { id, fingerprint, place: device === null || threads === null ? null : { device, threads } }
}

export function runPatchIds({ db }: Library | ReadOnlyLibrary, runId: number): number[] {
  return db
    .prepare<[number], number>('SELECT patch_id FROM run_patch WHERE run_id = ? ORDER BY position')
    .pluck()
    .all(runId)
}

/** The run's patches that are still in the library; positions have gaps where a photo was replaced since. */
export function placesOfPatches(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
): { position: number; patchId: number }[] {
  return db
    .prepare<[number], { position: number; patchId: number }>(
      'SELECT position, patch_id AS patchId FROM run_patch WHERE run_id = ? ORDER BY position',
    )
    .all(runId)
}

/** Stages of a run that are done, with the seconds each took. */
export function finishedStages({ db }: Library | ReadOnlyLibrary, runId: number): Map<string, number> {
  const rows = db
    .prepare<[number], { stage: string; seconds: number }>(
      'SELECT stage, seconds FROM run_stage WHERE run_id = ?',
    )
    .all(runId)
  return new Map(rows.map(({ stage, seconds }) => [stage, seconds]))
}

export function finishStage(
  { db }: Library,
  runId: number,
  { stage, seconds }: { stage: string; seconds: number },
): void {
  db.prepare('INSERT OR REPLACE INTO run_stage (run_id, stage, seconds) VALUES (?, ?, ?)').run(
    runId,
    stage,
    seconds,
  )
}

/** Warnings stay with the run, so that they are shown again whenever its results are. */
export function addWarning({ db }: Library, runId: number, sentence: string): void {
  db.prepare('INSERT OR IGNORE INTO run_warning (run_id, sentence) VALUES (?, ?)').run(runId, sentence)
}

export function runWarnings({ db }: Library | ReadOnlyLibrary, runId: number): string[] {
  return db
    .prepare<[number], string>('SELECT sentence FROM run_warning WHERE run_id = ? ORDER BY sentence')
    .pluck()
    .all(runId)
}
