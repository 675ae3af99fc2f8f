/**
 * The k nearest rows of every row, exactly: other rows of the same matrix, or, for queries, rows of another.
 *
 *   euclidean  d(x, y) = |x - y|               ordered by <(x, 1), (y, -|y|^2 / 2)>, descending, columns centred first
 *   cosine     d(x, y) = 1 - <x, y> / |x| |y|  ordered by <x, y / |y|>; a row of zeros has distance 1 to all
 *
 * All products of rows are computed in tiles, as products of matrices, for rows of one matrix once for both ends of a pair;
 * the best k and some more of each row are kept while a tile is read once. Those that rounding could have put behind the
 * k-th get their distance again in double precision with the others, because rounding would otherwise put a distance between
 * equal rows. Equal distances are ordered by row number; among more than k + 8 rows that are equally near, the product's
 * rounding decides which are taken. The caller computes the products, so that they may run here or on a device.
 */
import { multiplyTransposed } from './linear-algebra.ts'
import type { Matrix } from './matrix.ts'
import { createBestLists, type BestList } from './neighbours/best-lists.ts'
import { offerBothWays, offerRows } from './neighbours/offer-tile.ts'
import { cosineSides, euclideanSides } from './neighbours/product-sides.ts'
import { squaredDistances } from './neighbours/squared-distances.ts'
import { mutualGrid, pairGrid } from './neighbours/tile-grid.ts'
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

/**
 * Neighbours among the rows of `features` [n, f] of each of them, or of each query; the caller goes through all tiles.
 * @throws RangeError when queries have another width
 */
export function createNeighbourSearch(features: Matrix, options: NeighbourOptions): NeighbourSearch {
  const { metric, queries = features, workPerTile = 3e7 } = options
  if (queries.cols !== features.cols)
    throw new RangeError(`Rows of ${queries.cols} and ${features.cols} values have no distance.`)
  const among = queries === features
  const candidates = among ? features.rows - 1 : features.rows
  const k = Math.max(0, Math.min(options.k, candidates))
  const { left, right, heights, doubts } =
    metric === 'cosine' ? cosineSides(features, queries) : euclideanSides(features, queries)
  /* |x - y|^2 / 2 of unit rows is 1 - <x, y> without its cancellation; a row of zeros has no direction. */
  const zeroRight = zeroRows(right)
  const zeroLeft = left === right ? zeroRight : zeroRows(left)
  const cells = Math.max(16, workPerTile / Math.max(1, features.cols))
  const grid = among ? mutualGrid(right.rows, cells) : pairGrid(left.rows, right.rows, cells)
  const result = {
    rows: left.rows,
    k,
    indices: new Int32Array(left.rows * k),
    distances: new Float32Array(left.rows * k),
  }
  const kept = createBestLists(among ? right.rows : grid.leftRows, Math.min(candidates, k + margin))
  const exact = new Float64Array(k + margin)
  const distances = new Float64Array(k + margin)
  const order = new Int32Array(k + margin)

  function accept(index: number, products: Float32Array): void {
    const tile = grid.at(index)
    const { from, rows, rightFrom, rightRows } = tile
    const firstList = among ? from : 0
    if (!among && rightFrom === 0) kept.clear()
    if (among && rightFrom > from) offerBothWays(kept, products, { tile, heights })
    else offerRows(kept, products, { tile, firstList, own: (r) => (among ? from + r : -1) })
    if (rightFrom + rightRows < right.rows) return
    for (let r = 0; r < rows; r++) writeNearest(from + r, firstList + r)
  }

  function writeNearest(i: number, list: number): void {
    const rows = inQuestion(kept.best(list), doubts[i])
    findDistances(i, rows)
    for (let t = 0; t < rows.length; t++) {
      let at = t
      for (; at > 0 && comesBefore(distances[t], rows[t], at - 1); at--) {
        exact[at] = exact[at - 1]
        order[at] = order[at - 1]
      }
      exact[at] = distances[t]
      order[at] = rows[t]
    }
    for (let t = 0; t < k; t++) {
      result.indices[i * k + t] = order[t]
      result.distances[i * k + t] = exact[t]
    }
  }

  function comesBefore(distance: number, j: number, at: number): boolean {
    return distance < exact[at] || (distance === exact[at] && j < order[at])
  }

  /** Those that may be among the nearest k when distances are exact. */
  function inQuestion({ items, scores }: BestList, doubt: number): Int32Array {
    let count = k
    while (count < items.length && scores[count] >= scores[k - 1] - doubt) count++
    return items.subarray(0, count)
  }

  function findDistances(i: number, rows: Int32Array): void {
    const sides = metric === 'cosine' ? { from: left, to: right } : { from: queries, to: features }
    squaredDistances(sides.from, i, { to: sides.to, rows, out: distances })
    for (let t = 0; t < rows.length; t++)
      if (metric === 'euclidean') distances[t] = Math.sqrt(distances[t])
      else distances[t] = zeroLeft[i] || zeroRight[rows[t]] ? 1 : distances[t] / 2
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

function rowsOf({ data, cols }: Matrix, from: number, rows: number): Matrix {
  return { data: data.subarray(from * cols, (from + rows) * cols), rows, cols }
}

function zeroRows({ data, rows, cols }: Matrix): Uint8Array {
  const zero = new Uint8Array(rows)
  for (let i = 0; i < rows; i++)
    zero[i] = data.subarray(i * cols, (i + 1) * cols).some((value) => value !== 0) ? 0 : 1
  return zero
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
