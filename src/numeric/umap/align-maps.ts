/**
 * One map turned, mirrored, scaled and shifted onto another of the same rows, so that they can be compared or shown one after
 * the other: ordinary Procrustes analysis (Gower, 1975) in the plane, where the best rotation has a closed form. With both
 * maps centred and M = X^T Y,
 *
 *   a rotation    by the angle of (M00 + M11, M01 - M10) brings trace  |(M00 + M11, M01 - M10)|
 *   a reflection  by the angle of (M00 - M11, M01 + M10) brings trace  |(M00 - M11, M01 + M10)|
 *
 * and the greater trace is the better fit. The scale is trace / |X|^2; what is left is 1 - trace^2 / (|X|^2 |Y|^2), 0 for
 * maps of one shape and 1 for maps that have nothing in common, as scipy.spatial.procrustes' disparity.
 */
import { columnMeans } from '../linear-algebra.ts'
import { matrix, type Matrix } from '../matrix.ts'

export interface Alignment {
  /** The moving map in the place of the other. */
  aligned: Matrix /* [n, 2] */
  /** Orthogonal; a point p goes to scale * p * rotation + shift. */
  rotation: readonly [number, number, number, number] /* [2, 2], row-major */
  mirrored: boolean
  scale: number
  shift: readonly [number, number]
  /** 0 to 1. */
  disparity: number
}

export interface AlignmentOptions {
  /** Default true; false keeps the size of the moving map. */
  scaled?: boolean
  /** Rows that both maps have for certain; default all. */
  rows?: Int32Array
}

/** A `RangeError` for maps that are not both [n, 2]. */
export function alignMaps(moving: Matrix, onto: Matrix, options: AlignmentOptions = {}): Alignment {
  if (moving.cols !== 2 || onto.cols !== 2 || moving.rows !== onto.rows)
    throw new RangeError(
      `Maps of ${moving.rows} x ${moving.cols} and ${onto.rows} x ${onto.cols} cannot be aligned.`,
    )
  const { scaled = true, rows } = options
  const [from, to] = rows ? [pick(moving, rows), pick(onto, rows)] : [moving, onto]
  const [fromMean, toMean] = [columnMeans(from), columnMeans(to)]
  const { m00, m01, m10, m11, fromSquares, toSquares } = crossProducts(from, to, { fromMean, toMean })
  const turned = Math.hypot(m00 + m11, m01 - m10)
  const flipped = Math.hypot(m00 - m11, m01 + m10)
  const mirrored = flipped > turned
  const trace = mirrored ? flipped : turned
  const rotation = mirrored ? reflection(m00 - m11, m01 + m10) : turn(m00 + m11, m01 - m10)
  const scale = scaled && fromSquares > 0 ? trace / fromSquares : 1
  const shift = [0, 1].map(
    (c) => toMean[c] - scale * (fromMean[0] * rotation[c] + fromMean[1] * rotation[2 + c]),
  )
  const aligned = matrix(moving.rows, 2)
  for (let i = 0; i < moving.rows; i++)
    for (const c of [0, 1])
      aligned.data[2 * i + c] =
        scale * (moving.data[2 * i] * rotation[c] + moving.data[2 * i + 1] * rotation[2 + c]) + shift[c]
  const both = fromSquares * toSquares
  const disparity = both > 0 ? Math.max(0, 1 - (trace * trace) / both) : fromSquares === toSquares ? 0 : 1
  return { aligned, rotation, mirrored, scale, shift: [shift[0], shift[1]], disparity }
}

function turn(x: number, y: number): Alignment['rotation'] {
  const [cos, sin] = direction(x, y)
  return [cos, sin, -sin, cos]
}

function reflection(x: number, y: number): Alignment['rotation'] {
  const [cos, sin] = direction(x, y)
  return [cos, sin, sin, -cos]
}

function direction(x: number, y: number): [number, number] {
  const length = Math.hypot(x, y)
  return length > 0 ? [x / length, y / length] : [1, 0]
}

interface CrossProducts {
  m00: number
  m01: number
  m10: number
  m11: number
  fromSquares: number
  toSquares: number
}

function crossProducts(
  from: Matrix,
  to: Matrix,
  { fromMean, toMean }: { fromMean: Float64Array; toMean: Float64Array },
): CrossProducts {
  const sums = { m00: 0, m01: 0, m10: 0, m11: 0, fromSquares: 0, toSquares: 0 }
  for (let q = 0; q < from.data.length; q += 2) {
    const x = from.data[q] - fromMean[0]
    const y = from.data[q + 1] - fromMean[1]
    const u = to.data[q] - toMean[0]
    const v = to.data[q + 1] - toMean[1]
    sums.m00 += x * u
    sums.m01 += x * v
    sums.m10 += y * u
    sums.m11 += y * v
    sums.fromSquares += x * x + y * y
    sums.toSquares += u * u + v * v
  }
  return sums
}

function pick({ data }: Matrix, rows: Int32Array): Matrix {
  const out = matrix(rows.length, 2)
  rows.forEach((i, at) => out.data.set(data.subarray(2 * i, 2 * i + 2), 2 * at))
  return out
}
