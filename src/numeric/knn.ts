/**
 * The k nearest rows of every row, exactly: other rows of the same matrix, or, for queries, rows of another.
 *
 *   euclidean  d(x, y) = |x - y|               ordered by <(x, 1), (y, -|y|^2 / 2)>, descending, columns centred first
 *   cosine     d(x, y) = 1 - <x, y> / |x| |y|  ordered by <x, y / |y|>; a row of zeros has distance 1 to all
 *
 * All products of rows are computed in tiles, as products of matrices; the best k and some more of each row are kept while
 * a tile is read once, and those few get their distance again in double precision, because the product's rounding would
 * otherwise put a distance between equal rows. Equal distances are ordered by row number; among more than k + 8 rows that
 * are equally near, the product's rounding decides which are taken. The caller computes the products, so that they may run
 * here or on a device.
 */
import { columnMeans, multiplyTransposed, squaredRowNorms } from './linear-algebra.ts'
import { matrix, type Matrix } from './matrix.ts'
import { createBestLists } from './neighbours/best-lists.ts'
import type { Progress } from '../shared/progress.ts'

export type Metric = 'euclidean' | 'cosine'

export interface Neighbours {
  rows: number
  /** Neighbours per row: what was asked for, or all other rows when there are fewer. */
  k: number
  /** Nearest first; the row itself is not among them. */
  indices: Int32Array /* [n, k] */
  distances: Float32Array /* [n, k] */
}

export interface NeighbourSearch {
  tiles: number
  /** Rows of one tile; A B^T of them is what `accept` takes. To be gone through in order. */
  tile(index: number): { left: Matrix; right: Matrix }
  accept(index: number, products: Float32Array /* [left rows, right rows] */): void
  result: Neighbours
}

export interface NeighbourOptions {
  k: number
  metric: Metric
  /** Rows to find neighbours for, among those of `features`; none is left out as being itself. Default `features`. */
  queries?: Matrix /* [m, f] */
  /** Multiply-adds of one tile's product; default 3e7, some 20 ms of plain JavaScript. */
  workPerTile?: number
}

/** Candidates kept beyond k for the second look. */
const margin = 8

export function createNeighbourSearch(features: Matrix, options: NeighbourOptions): NeighbourSearch {
  const { metric, queries = features, workPerTile = 3e7 } = options
  if (queries.cols !== features.cols)
    throw new RangeError(`Rows of ${queries.cols} and ${features.cols} values have no distance.`)
  const among = queries === features
  const candidates = among ? features.rows - 1 : features.rows
  const k = Math.max(0, Math.min(options.k, candidates))
  const { left, right } =
    metric === 'cosine' ? cosineSides(features, queries) : euclideanSides(features, queries)
  /* |x - y|^2 / 2 of unit rows is 1 - <x, y> without its cancellation; a row of zeros has no direction. */
  const zeroRight = zeroRows(right)
  const zeroLeft = left === right ? zeroRight : zeroRows(left)
  const grid = tileGrid(left.rows, right.rows, Math.max(16, workPerTile / Math.max(1, features.cols)))
  const result = {
    rows: left.rows,
    k,
    indices: new Int32Array(left.rows * k),
    distances: new Float32Array(left.rows * k),
  }
  let leftFrom = 0
  const kept = createBestLists(grid.leftRows, Math.min(candidates, k + margin), (r) =>
    among ? leftFrom + r : -1,
  )
  const exact = new Float64Array(k + margin)
  const order = new Int32Array(k + margin)

  function distanceTo(i: number, j: number): number {
    if (metric === 'euclidean') return Math.sqrt(squaredDistance(queries, i, features, j))
    if (zeroLeft[i] || zeroRight[j]) return 1
    return squaredDistance(left, i, right, j) / 2
  }

  function accept(index: number, products: Float32Array): void {
    const { from, rows, rightFrom, rightRows } = grid.at(index)
    leftFrom = from
    if (rightFrom === 0) kept.clear()
    for (let r = 0; r < rows; r++)
      kept.offer(r, products, { at: r * rightRows, count: rightRows, first: rightFrom })
    if (rightFrom + rightRows < right.rows) return
    for (let r = 0; r < rows; r++) writeNearest(from + r, kept.items(r))
  }

  function writeNearest(i: number, items: Int32Array): void {
    for (let t = 0; t < items.length; t++) {
      const j = items[t]
      const distance = distanceTo(i, j)
      let at = t
      for (
        ;
        at > 0 && (exact[at - 1] > distance || (exact[at - 1] === distance && order[at - 1] > j));
        at--
      ) {
        exact[at] = exact[at - 1]
        order[at] = order[at - 1]
      }
      exact[at] = distance
      order[at] = j
    }
    for (let t = 0; t < k; t++) {
      result.indices[i * k + t] = order[t]
      result.distances[i * k + t] = exact[t]
    }
  }

  return {
    tiles: k === 0 ? 0 : grid.tiles,
    tile: (index) => {
      const { from, rows, rightFrom, rightRows } = grid.at(index)
      return { left: rowsOf(left, from, rows), right: rowsOf(right, rightFrom, rightRows) }
    },
    accept,
    result,
  }
}

interface Sides {
  left: Matrix
  right: Matrix
}

function cosineSides(features: Matrix, queries: Matrix): Sides {
  const right = unitRows(features)
  return { left: queries === features ? right : unitRows(queries), right }
}

/** A column more on either side, so that the product alone gives the order. */
function euclideanSides(features: Matrix, queries: Matrix): Sides {
  const means = columnMeans(features)
  return {
    left: centredRows(queries, means, () => 1),
    right: centredRows(features, means, (squaredNorm) => -squaredNorm / 2),
  }
}

function centredRows(
  { data, rows, cols }: Matrix,
  means: Float64Array,
  lastColumn: (squaredNorm: number) => number,
): Matrix {
  const out = matrix(rows, cols + 1)
  for (let i = 0; i < rows; i++) {
    const to = i * (cols + 1)
    let squaredNorm = 0
    for (let j = 0; j < cols; j++) {
      const value = data[i * cols + j] - means[j]
      out.data[to + j] = value
      squaredNorm += value * value
    }
    out.data[to + cols] = lastColumn(squaredNorm)
  }
  return out
}

interface Tile {
  from: number
  rows: number
  rightFrom: number
  rightRows: number
}

/** Tiles of about `cells` products, twice as wide as high; all tiles of the same left rows follow each other. */
function tileGrid(
  m: number,
  n: number,
  cells: number,
): { leftRows: number; tiles: number; at: (index: number) => Tile } {
  const leftRows = Math.min(1024, 2 ** Math.max(2, Math.floor(Math.log2(cells / 2) / 2)))
  const rightRows = Math.min(4096, Math.ceil(cells / leftRows))
  const across = Math.ceil(n / rightRows)
  return {
    leftRows,
    tiles: Math.ceil(m / leftRows) * across,
    at: (index) => {
      const from = Math.floor(index / across) * leftRows
      const rightFrom = (index % across) * rightRows
      return {
        from,
        rows: Math.min(leftRows, m - from),
        rightFrom,
        rightRows: Math.min(rightRows, n - rightFrom),
      }
    },
  }
}

function rowsOf({ data, cols }: Matrix, from: number, rows: number): Matrix {
  return { data: data.subarray(from * cols, (from + rows) * cols), rows, cols }
}

function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  const x = a.data
  const y = b.data
  const cols = a.cols
  let p = i * cols
  let q = j * cols
  const end = p + cols
  let even = 0
  let odd = 0
  for (; p + 1 < end; p += 2, q += 2) {
    const d0 = x[p] - y[q]
    const d1 = x[p + 1] - y[q + 1]
    even += d0 * d0
    odd += d1 * d1
  }
  if (p < end) even += (x[p] - y[q]) ** 2
  return even + odd
}

function zeroRows({ data, rows, cols }: Matrix): Uint8Array {
  const zero = new Uint8Array(rows)
  for (let i = 0; i < rows; i++)
    zero[i] = data.subarray(i * cols, (i + 1) * cols).some((value) => value !== 0) ? 0 : 1
  return zero
}

export function unitRows(m: Matrix): Matrix {
  const norms = squaredRowNorms(m)
  const data = new Float32Array(m.data.length)
  for (let i = 0; i < m.rows; i++) {
    const factor = norms[i] > 0 ? 1 / Math.sqrt(norms[i]) : 0
    for (let q = i * m.cols; q < (i + 1) * m.cols; q++) data[q] = m.data[q] * factor
  }
  return matrix(m.rows, m.cols, data)
}

/** The whole search with products computed here; yields after every tile. */
export function* neighbourSteps(
  features: Matrix,
  options: NeighbourOptions,
): Generator<Progress, Neighbours, void> {
  const search = createNeighbourSearch(features, options)
  for (let index = 0; index < search.tiles; index++) {
    const { left, right } = search.tile(index)
    search.accept(index, multiplyTransposed(left, right))
    yield { done: index + 1, total: search.tiles }
  }
  return search.result
}
