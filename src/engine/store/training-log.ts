import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface TrainingStep {
  step: number
  epoch: number
  loss: number
  learningRate: number
  /** Mean standard deviation of the normalised projections; near 0 means collapse. */
  spread: number
}

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

/** The end of a training: its backbone takes the place of the checkpoints, which are larger and needed no more. */
export function saveBackbone(
  { db }: Library,
  runId: number,
  { bytes, steps }: { bytes: Uint8Array; steps: readonly TrainingStep[] },
): void {
  db.transaction(() => {
    insertSteps(db, runId, steps)
    db.prepare('INSERT OR REPLACE INTO backbone (run_id, bytes) VALUES (?, ?)').run(runId, bytes)
    db.prepare('DELETE FROM checkpoint WHERE run_id = ?').run(runId)
  })()
}

export function loadBackbone({ db }: Library | ReadOnlyLibrary, runId: number): Uint8Array | null {
  return (
    db.prepare<[number], Buffer>('SELECT bytes FROM backbone WHERE run_id = ?').pluck().get(runId) ?? null
  )
}
