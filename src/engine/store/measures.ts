import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface StoredMeasure {
  representation: string
  name: string
  /** Null where the measure is not defined, for instance left/right retrieval without faces. */
  value: number | null
}

/** What was measured of a representation, by name. */
export function measuresOf(
  representation: string,
  numbers: Readonly<Record<string, number | null>>,
): StoredMeasure[] {
  return Object.entries(numbers).map(([name, value]) => ({ representation, name, value }))
}

/** A measure that was saved before is replaced. */
export function saveMeasures({ db }: Library, runId: number, measures: readonly StoredMeasure[]): void {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO run_measure (run_id, representation, name, value) VALUES (?, ?, ?, ?)',
  )
  db.transaction(() => {
    for (const { representation, name, value } of measures) insert.run(runId, representation, name, value)
  })()
}

export function loadMeasures({ db }: Library | ReadOnlyLibrary, runId: number): StoredMeasure[] {
  return db
    .prepare<[number], StoredMeasure>(
      'SELECT representation, name, value FROM run_measure WHERE run_id = ? ORDER BY representation, name',
    )
    .all(runId)
}
