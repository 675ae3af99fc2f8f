import type { Progress } from '../../shared/progress.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'
import { blocksByPosition } from './rows-by-position.ts'

/** Element i is the run's patch i. */
export interface StoredAssignment {
  topic: number
  probability: number
  entropy: number
}

export function saveAssignments(
  { db }: Library,
  runId: number,
  assignments: readonly StoredAssignment[],
): void {
  const insert = db.prepare(
    'INSERT INTO assignment (run_id, position, topic, probability, entropy) VALUES (?, ?, ?, ?, ?)',
  )
  db.transaction(() => {
    db.prepare('DELETE FROM assignment WHERE run_id = ?').run(runId)
    assignments.forEach(({ topic, probability, entropy }, position) => {
      insert.run(runId, position, topic, probability, entropy)
    })
  })()
}

export function loadAssignments({ db }: Library | ReadOnlyLibrary, runId: number): StoredAssignment[] {
  return db
    .prepare<[number], StoredAssignment>(
      'SELECT topic, probability, entropy FROM assignment WHERE run_id = ? ORDER BY position',
    )
    .all(runId)
}

export interface AssignmentColumns {
  /** -1 for none. */
  topics: Int32Array
  probabilities: Float32Array
  entropies: Float32Array
}

/** The same as columns, by position: a million of them are not made into objects first. A step every few thousand. */
export function* loadAssignmentColumns(
  library: ReadOnlyLibrary,
  runId: number,
  rows: number,
): Generator<Progress, AssignmentColumns, void> {
  const columns = {
    topics: new Int32Array(rows).fill(-1),
    probabilities: new Float32Array(rows),
    entropies: new Float32Array(rows),
  }
  const sql = `SELECT position, topic, probability, entropy FROM assignment
    WHERE run_id = ? AND position BETWEEN ? AND ? ORDER BY position`
  type Row = [number, number, number, number]
  for (const { found, done } of blocksByPosition<Row>(library, { sql, runId, rows })) {
    for (const [position, topic, probability, entropy] of found) {
      columns.topics[position] = topic
      columns.probabilities[position] = probability
      columns.entropies[position] = entropy
    }
    yield { done, total: rows }
  }
  return columns
}
