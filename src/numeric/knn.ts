/**
 * The k nearest other rows of every row, exactly.
 *
 *   euclidean  d(x, y) = |x - y|             ordered by 2 <x, y> - |y|^2, descending
 *   cosine     d(x, y) = 1 - <x, y> / |x| |y|  ordered by <x, y / |y|>; a row of zeros has distance 1 to all
 *
 * A block of rows against all rows is one product of matrices; the best k and some more are kept while its rows are read
 * once, and those few get their distance again in double precision, because the product's rounding would otherwise put a
 * distance between equal rows. Equal distances are ordered by row number. The caller computes the products, so that they
 * may run here or on a device.
 */
import { multiplyTransposed, squaredRowNorms } from './linear-algebra.ts'
import { matrix, type Matrix } from './matrix.ts'
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
  blocks: number
  /** Rows of one block; their product with `against` is what `accept` takes. */
  block(index: number): Matrix
  against: Matrix
  accept(index: number, products: Float32Array /* [block rows, n] */): void
  result: Neighbours
}

export interface NeighbourOptions {
  k: number
  metric: Metric
  /** Multiply-adds of one block's product; default 3e7, some 20 ms of plain JavaScript. */
  workPerBlock?: number
}

/** Candidates kept beyond k for the second look. */
const margin = 8

export function createNeighbourSearch(features: Matrix, options: NeighbourOptions): NeighbourSearch {
  const { metric, workPerBlock = 3e7 } = options
  const { rows: n, cols } = features
  const k = Math.max(0, Math.min(options.k, n - 1))
  const against = metric === 'cosine' ? unitRows(features) : features
  const norms = metric === 'euclidean' ? squaredRowNorms(features) : undefined
  const blockRows = Math.max(4, Math.floor(workPerBlock / Math.max(1, n * cols) / 4) * 4)
  const result = { rows: n, k, indices: new Int32Array(n * k), distances: new Float32Array(n * k) }
  const kept = createBestList(Math.min(n - 1, k + margin))

  function block(index: number): Matrix {
    const from = index * blockRows
    const to = Math.min(n, from + blockRows)
    return { data: against.data.subarray(from * cols, to * cols), rows: to - from, cols }
  }

  function accept(index: number, products: Float32Array): void {
    const from = index * blockRows
    const count = products.length / n
    for (let r = 0; r < count && k > 0; r++) {
      kept.clear()
      const start = r * n
      for (let j = 0; j < n; j++) {
        const score = norms ? 2 * products[start + j] - norms[j] : products[start + j]
        if (score > kept.least() && j !== from + r) kept.add(j, score)
      }
      writeNearest(from + r)
    }
  }

  function writeNearest(i: number): void {
    const exact = kept.items().map((j) => ({ j, distance: distanceBetween(against, i, { j, metric }) }))
    exact.sort((a, b) => a.distance - b.distance || a.j - b.j)
    for (let t = 0; t < k; t++) {
      result.indices[i * k + t] = exact[t].j
      result.distances[i * k + t] = exact[t].distance
    }
  }

  return { blocks: k === 0 ? 0 : Math.ceil(n / blockRows), block, against, accept, result }
}

/** Distance of rows i and j of a search's `against` matrix, in double precision. */
function distanceBetween(m: Matrix, i: number, { j, metric }: { j: number; metric: Metric }): number {
  const { data, cols } = m
  let sum = 0
  let length = 0
  for (let p = i * cols, q = j * cols; p < (i + 1) * cols; p++, q++) {
    sum += (data[p] - data[q]) ** 2
    length += data[p] * data[p] + data[q] * data[q]
  }
  if (metric === 'euclidean') return Math.sqrt(sum)
  /* |x - y|^2 / 2 of unit rows is 1 - <x, y> without its cancellation. */
  return length < 1.5 ? 1 : sum / 2
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

interface BestList {
  clear(): void
  /** What a score must exceed to get in. */
  least(): number
  add(index: number, score: number): void
  /** Indices, best first. */
  items(): number[]
}

/** The `size` greatest scores seen, by insertion; of equal ones those that came first. */
function createBestList(size: number): BestList {
  const indices = new Int32Array(Math.max(0, size))
  const scores = new Float64Array(Math.max(0, size))
  let count = 0
  let least = -Infinity
  return {
    clear() {
      count = 0
      least = -Infinity
    },
    least: () => least,
    add(index, score) {
      let at = count < size ? count++ : size - 1
      while (at > 0 && scores[at - 1] < score) {
        scores[at] = scores[at - 1]
        indices[at] = indices[at - 1]
        at--
      }
      scores[at] = score
      indices[at] = index
      if (count === size) least = scores[size - 1]
    },
    items: () => Array.from(indices.subarray(0, count)),
  }
}

/** The whole search with products computed here; yields after every block. */
export function* neighbourSteps(
  features: Matrix,
  options: NeighbourOptions,
): Generator<Progress, Neighbours, void> {
  const search = createNeighbourSearch(features, options)
  for (let index = 0; index < search.blocks; index++) {
    search.accept(index, multiplyTransposed(search.block(index), search.against))
    yield { done: index + 1, total: search.blocks }
  }
  return search.result
}
