import type { Library, ReadOnlyLibrary } from './open-library.ts'

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
