/**
 * Distances of some rows to all rows, a row at a time, so that several measures share one pass over them and none needs
 * all of them at once. Cosine distance, 1 - <x, y> / |x| |y|; between rows of zeros it is 0, to any other row 1.
 */
import type { Progress } from '../../shared/progress.ts'
import { multiplyTransposed, squaredRowNorms } from '../linear-algebra.ts'
import { matrix, row, type Matrix } from '../matrix.ts'

/** Takes what it needs from the distances of row i; the array is overwritten afterwards. */
export interface RowVisitor {
  visit(i: number, distances: Float64Array /* [n] */): void
}

const workPerBlock = 3e7

/** The work in blocks, so that the products of matrices may be computed elsewhere. */
export interface DistanceBlocks {
  blocks: number
  /** Rows of one block; their product with `against` is what `accept` takes. */
  block(index: number): Matrix
  against: Matrix
  accept(index: number, products: Float32Array /* [block rows, n] */): void
}

export interface DistanceBlockOptions {
  visitors: readonly RowVisitor[]
  /** Rows of a block; default some 20 ms of plain JavaScript. */
  blockRows?: number
}

/** Visits the rows named, in that order, when blocks are accepted in theirs. */
export function createDistanceBlocks(
  features: Matrix,
  named: Int32Array,
  { visitors, blockRows = plainBlockRows(features) }: DistanceBlockOptions,
): DistanceBlocks {
  const { unit, empty } = unitRows(features)
  const distances = new Float64Array(features.rows)
  const rowsOf = (index: number): Int32Array => named.subarray(index * blockRows, (index + 1) * blockRows)

  function accept(index: number, products: Float32Array): void {
    rowsOf(index).forEach((i, r) => {
      for (let j = 0; j < distances.length; j++)
        distances[j] = Math.max(0, 1 - products[r * distances.length + j])
      if (empty[i]) for (let j = 0; j < distances.length; j++) distances[j] = empty[j] ? 0 : 1
      for (const visitor of visitors) visitor.visit(i, distances)
    })
  }

  const block = (index: number): Matrix => pickRows(unit, rowsOf(index))
  return { blocks: Math.ceil(named.length / blockRows), block, against: unit, accept }
}

function plainBlockRows({ rows, cols }: Matrix): number {
  return Math.max(4, Math.floor(workPerBlock / Math.max(1, rows * cols) / 4) * 4)
}

/** All of it with products computed here; yields after every block. */
export function* visitCosineDistances(
  features: Matrix,
  named: Int32Array,
  visitors: readonly RowVisitor[],
): Generator<Progress, void, void> {
  const pass = createDistanceBlocks(features, named, { visitors })
  for (let index = 0; index < pass.blocks; index++) {
    pass.accept(index, multiplyTransposed(pass.block(index), pass.against))
    yield { done: index + 1, total: pass.blocks }
  }
}

function unitRows(features: Matrix): { unit: Matrix; empty: boolean[] } {
  const norms = squaredRowNorms(features)
  const unit = matrix(features.rows, features.cols)
  for (let i = 0; i < features.rows; i++) {
    const factor = norms[i] > 0 ? 1 / Math.sqrt(norms[i]) : 0
    for (let q = i * features.cols; q < (i + 1) * features.cols; q++) unit.data[q] = features.data[q] * factor
  }
  return { unit, empty: Array.from(norms, (norm) => norm === 0) }
}

function pickRows(m: Matrix, named: Int32Array): Matrix {
  const picked = matrix(named.length, m.cols)
  named.forEach((i, at) => picked.data.set(row(m, i), at * m.cols))
  return picked
}
