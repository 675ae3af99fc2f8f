/** Rows made ready so that one product of matrices puts the neighbours of a row in order. */
import { columnMeans, squaredRowNorms } from '../linear-algebra.ts'
import { matrix, type Matrix } from '../matrix.ts'

export interface ProductSides {
  left: Matrix
  right: Matrix
  /** What a product of two rows lacks for being the same from either side. */
  heights: Float32Array /* [right rows] */
  /** By how much scores of a left row may be wrong from rounding alone. */
  doubts: Float32Array /* [left rows] */
}

/** Of a product relative to its rows' lengths, more than enough: some devices multiply with ten bits of mantissa. */
const rounding = 1e-3

export function cosineSides(features: Matrix, queries: Matrix): ProductSides {
  const right = unitRows(features)
  const left = queries === features ? right : unitRows(queries)
  return {
    left,
    right,
    heights: new Float32Array(right.rows),
    doubts: new Float32Array(left.rows).fill(rounding),
  }
}

/** A column more on either side, so that the product alone gives the order: <x, y> - |y|^2 / 2, columns centred first. */
export function euclideanSides(features: Matrix, queries: Matrix): ProductSides {
  const means = columnMeans(features)
  const right = centredWithSpace(features, means)
  const left = centredWithSpace(queries, means)
  const heights = halfSquares(right)
  const highest = heights.reduce((most, height) => Math.max(most, height), 0)
  const leftHeights = queries === features ? heights : halfSquares(left)
  const doubts = leftHeights.map((height) => rounding * (2 * Math.sqrt(height * highest) + highest))
  const last = features.cols
  for (let i = 0; i < left.rows; i++) left.data[i * left.cols + last] = 1
  for (let j = 0; j < right.rows; j++) right.data[j * right.cols + last] = -heights[j]
  return { left, right, heights, doubts }
}

/** The last column is left at 0. */
function centredWithSpace({ data, rows, cols }: Matrix, means: Float64Array): Matrix {
  const out = matrix(rows, cols + 1)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++) out.data[i * (cols + 1) + j] = data[i * cols + j] - means[j]
  return out
}

function halfSquares(m: Matrix): Float32Array {
  return Float32Array.from(squaredRowNorms(m), (norm) => norm / 2)
}

function unitRows(m: Matrix): Matrix {
  const norms = squaredRowNorms(m)
  const data = new Float32Array(m.data.length)
  for (let i = 0; i < m.rows; i++) {
    const factor = norms[i] > 0 ? 1 / Math.sqrt(norms[i]) : 0
    for (let q = i * m.cols; q < (i + 1) * m.cols; q++) data[q] = m.data[q] * factor
  }
  return matrix(m.rows, m.cols, data)
}
