/** A matrix is flat and row-major: element (i, j) stands at `i * cols + j`. */
export interface Matrix {
  readonly data: Float32Array
  readonly rows: number
  readonly cols: number
}

export function matrix(rows: number, cols: number, data = new Float32Array(rows * cols)): Matrix {
  if (data.length !== rows * cols)
    throw new RangeError(`A ${rows} x ${cols} matrix needs ${rows * cols} values, got ${data.length}.`)
  return { data, rows, cols }
}

export function row(m: Matrix, i: number): Float32Array {
  return m.data.subarray(i * m.cols, (i + 1) * m.cols)
}
