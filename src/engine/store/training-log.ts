import type { TrainingStep } from '../../shared/training-step.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface StoredCheckpoint {
  step: number
  bytes: Uint8Array
}

/** Keeps the checkpoint and the steps that led to it together: a resumed run never has a hole in its curve. */
export function saveCheckpoint(
  { db }: Library,
  runId: number,
  { checkpoint, steps }: { checkpoint: StoredCheckpoint; steps: TrainingStep[] },
): void {
  db.transaction(() => {
    db.prepare('INSERT OR REPLACE INTO checkpoint (run_id, step, bytes) VALUES (?, ?, ?)').run(
      runId,
      checkpoint.step,
      checkpoint.bytes,
    )
    insertSteps(db, runId, steps)
  })()
}

function insertSteps(db: Library['db'], runId: number, steps: readonly TrainingStep[]): void {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO training_step (run_id, step, epoch, loss, learning_rate, spread)
     VALUES (?, @step, @epoch, @loss, @learningRate, @spread)`,
  )
  for (const step of steps) insert.run(runId, step)
}

export function loadCheckpoint({ db }: Library | ReadOnlyLibrary, runId: number): StoredCheckpoint | null {
  return (
    db
      .prepare<[number], StoredCheckpoint>('SELECT step, bytes FROM checkpoint WHERE run_id = ?')
      .get(runId) ?? null
  )
}

export function trainingSteps({ db }: Library | ReadOnlyLibrary, runId: number): TrainingStep[] {
  return db
    .prepare<[number], TrainingStep>(
      `SELECT step, epoch, loss, learning_rate AS learningRate, spread FROM training_step WHERE run_id = ? ORDER BY step`,
    )
    .all(runId)
}

/** `start` is what the training began with, kept where it may turn out the better of the two. */
export type BackboneName = 'trained' | 'start'

/** The end of a training: its backbones take the place of the checkpoints, which are larger and needed no more. */
export function saveTrained(
  { db }: Library,
  runId: number,
  {
    backbones,
    steps,
  }: { backbones: Partial<Record<BackboneName, Uint8Array>>; steps: readonly TrainingStep[] },
): void {
  const insert = db.prepare('INSERT OR REPLACE INTO backbone (run_id, name, bytes) VALUES (?, ?, ?)')
  db.transaction(() => {
    insertSteps(db, runId, steps)
    for (const [name, bytes] of Object.entries(backbones)) insert.run(runId, name, bytes)
    db.prepare('DELETE FROM checkpoint WHERE run_id = ?').run(runId)
  })()
}

export function loadBackbone(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
  name: BackboneName,
): Uint8Array | null {
  return (
    db
      .prepare<[number, BackboneName], Buffer>('SELECT bytes FROM backbone WHERE run_id = ? AND name = ?')
      .pluck()
      .get(runId, name) ?? null
  )
}
