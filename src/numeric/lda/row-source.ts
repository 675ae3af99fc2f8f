/** Rows of features that are read piece by piece, so that they need not all be in memory. */
import type { Matrix } from '../matrix.ts'

export interface RowSource {
  readonly rows: number
  readonly cols: number
  /** Rows from `from` up to before `to`, [to - from, cols]. Every pass asks for all rows in order, some hundred at a time. */
  readonly read: (from: number, to: number) => Matrix | Promise<Matrix>
}

/** Pieces are views of the matrix, not copies. */
export function matrixSource(features: Matrix): RowSource {
  const { rows, cols, data } = features
  return {
    rows,
    cols,
    read: (from, to) => ({ rows: to - from, cols, data: data.subarray(from * cols, to * cols) }),
  }
}

/** Rows spread evenly over a source, all of them when there are no more than `count`. */
export async function readSpread(source: RowSource, count: number): Promise<Matrix> {
  if (source.rows <= count) return source.read(0, source.rows)
  const data = new Float32Array(count * source.cols)
  for (let i = 0; i < count; i++) {
    const at = Math.floor((i * source.rows) / count)
    data.set((await source.read(at, at + 1)).data, i * source.cols)
  }
  return { rows: count, cols: source.cols, data }
}
