import type { ReadOnlyLibrary } from './open-library.ts'

/** Rows of a run that are read in one go: as arrays, since naming every value takes longer than reading it. */
export const rowsAtOnce = 20_000

export interface PositionQuery {
  /** Of one run's rows, the position first; its parameters are the run and the first and the last position. */
  sql: string
  runId: number
  /** Of the run. */
  rows: number
  /** How many positions a block has at most. */
  atOnce?: number
}

/** A run's rows block by block, so that nothing is open in the file between two of them and others may have a turn. */
export function* blocksByPosition<R extends [position: number, ...unknown[]]>(
  { db }: ReadOnlyLibrary,
  { sql, runId, rows, atOnce = rowsAtOnce }: PositionQuery,
): Generator<{ found: R[]; done: number }> {
  const read = db.prepare<[number, number, number], R>(sql).raw()
  for (let first = 0; first < rows; first += atOnce) {
    const done = Math.min(rows, first + atOnce)
    yield { found: read.all(runId, first, done - 1), done }
  }
}
