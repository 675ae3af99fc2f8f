import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** The matrices of a run; rows follow `run_patch`, but for the topic components (one row a topic). */
export type MatrixName =
  | 'features'
  | 'features-untrained'
  | 'features-statistics'
  | 'mixture'
  | 'mixture-untrained'
  | 'mixture-statistics'
  | 'topic-components'
  | 'map'
  /** Rows of each patch's nearest patches, nearest first, and how far they are. */
  | 'neighbours'
  | 'neighbour-distances'
  /** Measured skin attributes, in the order of `skinAttributeNames`: what the run's table holds of them, in one piece. */
  | 'attributes'

/** Small enough for one read to be quick, large enough for few rows in the table. */
const blockBytes = 4 << 20

export function saveMatrix(
  { db }: Library,
  runId: number,
  { name, value }: { name: MatrixName; value: Matrix },
): void {
  const rowsPerBlock = Math.max(1, Math.floor(blockBytes / Math.max(1, value.cols * 4)))
  const insertBlock = db.prepare(
    'INSERT INTO run_matrix_block (run_id, name, first_row, data) VALUES (?, ?, ?, ?)',
  )
  db.transaction(() => {
    db.prepare('DELETE FROM run_matrix WHERE run_id = ? AND name = ?').run(runId, name)
    db.prepare('INSERT INTO run_matrix (run_id, name, row_count, column_count) VALUES (?, ?, ?, ?)').run(
      runId,
      name,
      value.rows,
      value.cols,
    )
    for (let first = 0; first < value.rows; first += rowsPerBlock) {
      const block = value.data.subarray(
        first * value.cols,
        Math.min(value.rows, first + rowsPerBlock) * value.cols,
      )
      insertBlock.run(runId, name, first, Buffer.from(block.buffer, block.byteOffset, block.byteLength))
    }
  })()
}

/** Without reading its values; null when there is no such matrix. */
export function matrixSize(
  { db }: Pick<ReadOnlyLibrary, 'db'>,
  runId: number,
  name: MatrixName,
): { rows: number; cols: number } | null {
  const found = db
    .prepare<[number, string], { rows: number; cols: number }>(
      'SELECT row_count AS rows, column_count AS cols FROM run_matrix WHERE run_id = ? AND name = ?',
    )
    .get(runId, name)
  return found ?? null
}

export function loadMatrix(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
  name: MatrixName,
): Matrix | null {
  const size = matrixSize({ db }, runId, name)
  if (!size) return null
  const loaded = matrix(size.rows, size.cols)
  const bytes = new Uint8Array(loaded.data.buffer)
  const blocks = db
    .prepare<[number, string], { firstRow: number; data: Buffer }>(
      'SELECT first_row AS firstRow, data FROM run_matrix_block WHERE run_id = ? AND name = ? ORDER BY first_row',
    )
    .iterate(runId, name)
  for (const { firstRow, data } of blocks) bytes.set(data, firstRow * size.cols * 4)
  return loaded
}

export interface MatrixBlock {
  /** Where it stands in the matrix. */
  firstRow: number
  /** Rows that follow each other. */
  block: Matrix
}

/** A quarter of what is read in one go: what is done with a block is a step, and steps are short. */
const blockValues = blockBytes / 4 / 4

/**
 * All rows in their order, some at a time: the matrix is never held as a whole, and nothing is open in the file between two blocks.
 * One without columns has none.
 * @throws CheekboneError `internal` when there is no such matrix
 */
export function* matrixBlocks(
  library: Library | ReadOnlyLibrary,
  runId: number,
  name: MatrixName,
): Generator<MatrixBlock, void, void> {
  const { rows, cols } = matrixSize(library, runId, name) ?? missing(library, runId, name)
  const read = library.db
    .prepare<[number, string, number], Buffer>(
      'SELECT data FROM run_matrix_block WHERE run_id = ? AND name = ? AND first_row = ?',
    )
    .pluck()
  const rowsAtOnce = Math.max(1, Math.floor(blockValues / Math.max(1, cols)))
  for (let first = 0; first < rows && cols > 0;) {
    const stored = read.get(runId, name, first)
    if (!stored?.length) missing(library, runId, name)
    const values = new Float32Array(new Uint8Array(stored).buffer)
    const there = values.length / cols
    for (let from = 0; from < there; from += rowsAtOnce) {
      const data = values.subarray(from * cols, Math.min(there, from + rowsAtOnce) * cols)
      yield { firstRow: first + from, block: matrix(data.length / cols, cols, data) }
    }
    first += there
  }
}

/** One row, without reading the others; null when there is no such matrix or row. */
export function loadMatrixRow(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
  { name, row }: { name: MatrixName; row: number },
): Float32Array<ArrayBuffer> | null {
  const bytes = db
    .prepare<[{ runId: number; name: string; row: number }], Buffer>(
      `SELECT substr(block.data, 1 + ($row - block.first_row) * column_count * 4, column_count * 4)
       FROM run_matrix JOIN run_matrix_block AS block USING (run_id, name)
       WHERE run_id = $runId AND name = $name AND $row BETWEEN 0 AND row_count - 1 AND block.first_row <= $row
       ORDER BY block.first_row DESC LIMIT 1`,
    )
    .pluck()
    .get({ runId, name, row })
  return bytes ? new Float32Array(new Uint8Array(bytes).buffer) : null
}

/** For what an earlier stage must have stored. */
export function requireMatrix(library: Library | ReadOnlyLibrary, runId: number, name: MatrixName): Matrix {
  return loadMatrix(library, runId, name) ?? missing(library, runId, name)
}

/** The same of one row, [1, columns]. */
export function requireMatrixRow(
  library: Library | ReadOnlyLibrary,
  runId: number,
  { name, row }: { name: MatrixName; row: number },
): Matrix {
  const values =
    loadMatrixRow(library, runId, { name, row }) ?? missing(library, runId, `${name} of row ${row}`)
  return matrix(1, values.length, values)
}

function missing({ path }: Pick<ReadOnlyLibrary, 'path'>, runId: number, name: string): never {
  throw new CheekboneError('internal', `Run ${runId} of ${path} has no ${name}.`)
}
