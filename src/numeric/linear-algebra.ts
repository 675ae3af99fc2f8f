/**
 * Products of dense matrices in plain JavaScript. Engines give scalar arithmetic only, so speed comes from doing several
 * multiplications per value loaded: four rows of the left matrix against two of the right one in registers, the left ones
 * few enough to stay in the first cache while the right ones stream by. Sums run in double precision.
 */
import type { Matrix } from './matrix.ts'

const leftTile = 4
const leftRowsInCache = 16

/** A B^T for A [m, k] and B [n, k]. */
export function multiplyTransposed(
  left: Matrix,
  right: Matrix,
  out: Float32Array = new Float32Array(left.rows * right.rows),
): Float32Array /* [m, n] */ {
  if (left.cols !== right.cols)
    throw new RangeError(`Rows of ${left.cols} and ${right.cols} values have no product.`)
  for (let from = 0; from < left.rows; from += leftRowsInCache) {
    const to = Math.min(left.rows, from + leftRowsInCache)
    const tiled = from + Math.floor((to - from) / leftTile) * leftTile
    for (let j = 0; j + 1 < right.rows; j += 2) {
      for (let i = from; i < tiled; i += leftTile) tile4x2(left, right, { i, j }, out)
      for (let i = tiled; i < to; i++) {
        out[i * right.rows + j] = dotRows(left, i, right, j)
        out[i * right.rows + j + 1] = dotRows(left, i, right, j + 1)
      }
    }
    if (right.rows % 2 === 1)
      for (let i = from; i < to; i++)
        out[i * right.rows + right.rows - 1] = dotRows(left, i, right, right.rows - 1)
  }
  return out
}

function tile4x2(left: Matrix, right: Matrix, { i, j }: { i: number; j: number }, out: Float32Array): void {
  const k = left.cols
  const a = left.data
  const b = right.data
  const p0 = i * k
  const p1 = p0 + k
  const p2 = p1 + k
  const p3 = p2 + k
  const q0 = j * k
  const q1 = q0 + k
  let s00 = 0
  let s01 = 0
  let s10 = 0
  let s11 = 0
  let s20 = 0
  let s21 = 0
  let s30 = 0
  let s31 = 0
  for (let t = 0; t < k; t++) {
    const y0 = b[q0 + t]
    const y1 = b[q1 + t]
    const x0 = a[p0 + t]
    s00 += x0 * y0
    s01 += x0 * y1
    const x1 = a[p1 + t]
    s10 += x1 * y0
    s11 += x1 * y1
    const x2 = a[p2 + t]
    s20 += x2 * y0
    s21 += x2 * y1
    const x3 = a[p3 + t]
    s30 += x3 * y0
    s31 += x3 * y1
  }
  const n = right.rows
  const o = i * n + j
  out[o] = s00
  out[o + 1] = s01
  out[o + n] = s10
  out[o + n + 1] = s11
  out[o + 2 * n] = s20
  out[o + 2 * n + 1] = s21
  out[o + 3 * n] = s30
  out[o + 3 * n + 1] = s31
}

function dotRows(left: Matrix, i: number, right: Matrix, j: number): number {
  const k = left.cols
  let sum = 0
  for (let t = 0; t < k; t++) sum += left.data[i * k + t] * right.data[j * k + t]
  return sum
}

/** Squared Euclidean length of every row. */
export function squaredRowNorms({ data, rows, cols }: Matrix): Float64Array /* [n] */ {
  const norms = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    let sum = 0
    for (let q = i * cols; q < (i + 1) * cols; q++) sum += data[q] * data[q]
    norms[i] = sum
  }
  return norms
}

/** Of a matrix without rows all are 0. */
export function columnMeans({ data, rows, cols }: Matrix): Float64Array /* [k] */ {
  const means = new Float64Array(cols)
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) means[j] += data[i * cols + j]
  for (let j = 0; j < cols; j++) means[j] /= Math.max(1, rows)
  return means
}

/** What brings each column to mean 0 and standard deviation 1: (value - mean) * factor. */
export interface ColumnScaling {
  means: Float64Array /* [k] */
  /** 0 for a constant column. */
  factors: Float64Array /* [k] */
}

function columnScaling(m: Matrix): ColumnScaling {
  const { data, rows, cols } = m
  const means = columnMeans(m)
  const squares = new Float64Array(cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) squares[j] += (data[i * cols + j] - means[j]) ** 2
  const factors = squares.map((square, j) => {
    const deviation = Math.sqrt(square / Math.max(1, rows))
    return deviation > 1e-6 * Math.abs(means[j]) ? 1 / deviation : 0
  })
  return { means, factors }
}

/** A new matrix, [n, k]: each value less its column's mean, times its factor. */
export function scaleColumns({ data, rows, cols }: Matrix, { means, factors }: ColumnScaling): Matrix {
  const out = new Float32Array(data.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) out[i * cols + j] = (data[i * cols + j] - means[j]) * factors[j]
  return { data: out, rows, cols }
}

/** Columns brought to mean 0 and standard deviation 1; a constant column becomes 0. */
export function standardiseColumns(m: Matrix): Matrix {
  return scaleColumns(m, columnScaling(m))
}
