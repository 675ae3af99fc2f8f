/**
 * One flat map laid over another: moved, turned, mirrored if that is better, and scaled, so that the squared distances between
 * points with the same number are least (Schoenemann, 1966; Gower, 1975).
 *
 *   min over s, R, t of sum_i |a_i - (s R b_i + t)|^2,   R a rotation or a reflection of the plane
 *   disparity = that sum / sum_i |a_i - mean a|^2        0 for the same shape, at most 1
 *
 * In two dimensions the best R has a closed form: with M = sum b a^T of centred points, a rotation gains
 * hypot(M00 + M11, M01 - M10), a reflection hypot(M00 - M11, M01 + M10); the greater is taken.
 */
import { matrix, type Matrix } from '../matrix.ts'

export interface Alignment {
  /** The second map where it fits the first best. */
  aligned: Matrix /* [n, 2] */
  /** 0 the same shape, 1 nothing alike. 0 for fewer than two different points. */
  disparity: number
  mirrored: boolean
}

/** Lays `moving` [n, 2] over `fixed` [n, 2]. RangeError when they are not of the same size. */
export function alignOver(fixed: Matrix, moving: Matrix): Alignment {
  if (fixed.rows !== moving.rows || fixed.cols !== 2 || moving.cols !== 2)
    throw new RangeError('Only two flat maps of the same points can be laid over each other.')
  const n = fixed.rows
  const [a, b] = [centred(fixed), centred(moving)]
  let [m00, m01, m10, m11] = [0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    m00 += b.x[i] * a.x[i]
    m01 += b.x[i] * a.y[i]
    m10 += b.y[i] * a.x[i]
    m11 += b.y[i] * a.y[i]
  }
  const turned = Math.hypot(m00 + m11, m01 - m10)
  const reflected = Math.hypot(m00 - m11, m01 + m10)
  const mirrored = reflected > turned
  const gain = mirrored ? reflected : turned
  const angle = mirrored ? Math.atan2(m01 + m10, m00 - m11) : Math.atan2(m01 - m10, m00 + m11)
  const scale = b.square > 0 ? gain / b.square : 0
  const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)]
  const flip = mirrored ? -1 : 1
  const aligned = matrix(n, 2)
  for (let i = 0; i < n; i++) {
    const y = flip * b.y[i]
    aligned.data[i * 2] = a.meanX + cos * b.x[i] - sin * y
    aligned.data[i * 2 + 1] = a.meanY + sin * b.x[i] + cos * y
  }
  const disparity = a.square > 0 && b.square > 0 ? Math.max(0, 1 - (gain * gain) / (a.square * b.square)) : 0
  return { aligned, disparity, mirrored }
}

interface Centred {
  x: Float64Array
  y: Float64Array
  meanX: number
  meanY: number
  /** Sum of squared distances from the mean. */
  square: number
}

function centred({ data, rows }: Matrix): Centred {
  const column = (c: number): Float64Array => Float64Array.from({ length: rows }, (_, i) => data[i * 2 + c])
  const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value / rows, 0)
  const [xs, ys] = [column(0), column(1)]
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)]
  const [x, y] = [xs.map((value) => value - meanX), ys.map((value) => value - meanY)]
  const square = x.reduce((sum, value, i) => sum + value * value + y[i] * y[i], 0)
  return { x, y, meanX, meanY, square }
}
