/** Moments of a training: the sample that is looked at, and its map at each. */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { TrainingMoment } from '../../shared/training-moment.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface StoredMoment extends TrainingMoment {
  /** [patches of the sample, 2] */
  map: Matrix
}

/** Begins anew: moments of before are deleted. */
export function beginMoments({ db }: Library, runId: number, positions: Int32Array): void {
  db.transaction(() => {
    db.prepare('DELETE FROM training_sample WHERE run_id = ?').run(runId)
    db.prepare('INSERT INTO training_sample (run_id, positions) VALUES (?, ?)').run(runId, bytesOf(positions))
  })()
}

/** Positions among the run's patches, ascending; null for a run whose training was not looked at. */
export function momentPositions({ db }: Library | ReadOnlyLibrary, runId: number): Int32Array | null {
  const found = db
    .prepare<[number], Buffer>('SELECT positions FROM training_sample WHERE run_id = ?')
    .pluck()
    .get(runId)
  return found ? new Int32Array(aligned(found)) : null
}

/** Takes the place of those at the same step and after it, which a kill left behind. */
export function saveMoment({ db }: Library, runId: number, moment: StoredMoment): void {
  const { step, epoch, loss, retrieval, map } = moment
  db.transaction(() => {
    db.prepare('DELETE FROM training_moment WHERE run_id = ? AND step >= ?').run(runId, step)
    db.prepare(
      `INSERT INTO training_moment (run_id, step, epoch, loss, retrieval, retrieval_chance, map)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      runId,
      step,
      epoch,
      loss,
      retrieval?.reciprocalRank ?? null,
      retrieval?.chance ?? null,
      bytesOf(map.data),
    )
  })()
}

interface MomentRow {
  step: number
  epoch: number
  loss: number | null
  retrieval: number | null
  chance: number | null
  map: Buffer
}

/** In order, those up to a step. */
export function loadMoments(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
  upToStep = Number.MAX_SAFE_INTEGER,
): StoredMoment[] {
  return db
    .prepare<[number, number], MomentRow>(
      `SELECT step, epoch, loss, retrieval, retrieval_chance AS chance, map FROM training_moment
       WHERE run_id = ? AND step <= ? ORDER BY step`,
    )
    .all(runId, upToStep)
    .map(({ step, epoch, loss, retrieval, chance, map }) => ({
      step,
      epoch,
      loss,
      retrieval: retrieval === null || chance === null ? null : { reciprocalRank: retrieval, chance },
      map: matrix(map.length / 8, 2, new Float32Array(aligned(map))),
    }))
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

/** A copy that typed arrays can stand on: a blob may begin anywhere. */
function aligned(blob: Buffer): ArrayBuffer {
  return Uint8Array.from(blob).buffer
}
