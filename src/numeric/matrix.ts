/** A matrix is flat and row-major: element (i, j) stands at `i * cols + j`. */
export interface Matrix {
  readonly data: Float32Array
  readonly rows: number
  readonly cols: number
}

/**
 * Over the values given, or over zeros.
 * @throws RangeError when there are not rows * cols values
 */
export function matrix(rows: number, cols: number, data = new Float32Array(rows * cols)): Matrix {
  if (data.length !== rows * cols)
    throw new RangeError(`A ${rows} x ${cols} matrix needs ${rows * cols} values, got ${data.length}.`)
  return { data, rows, cols }
}

/** Row i, [cols]: a view, not a copy. */
export function row(m: Matrix, i: number): Float32Array {
  return m.data.subarray(i * m.cols, (i + 1) * m.cols)
}
