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

/** Visits the rows named, in that order; yields after every block. */
export function* visitCosineDistances(
  features: Matrix,
  named: Int32Array,
  visitors: readonly RowVisitor[],
): Generator<Progress, void, void> {
  const { unit, empty } = unitRows(features)
  const blockRows = Math.max(4, Math.floor(workPerBlock / Math.max(1, features.rows * features.cols) / 4) * 4)
  const distances = new Float64Array(features.rows)
  for (let from = 0; from < named.length; from += blockRows) {
    const block = named.subarray(from, from + blockRows)
    const products = multiplyTransposed(pickRows(unit, block), unit)
    block.forEach((i, r) => {
      for (let j = 0; j < distances.length; j++)
        distances[j] = Math.max(0, 1 - products[r * distances.length + j])
      if (empty[i]) for (let j = 0; j < distances.length; j++) distances[j] = empty[j] ? 0 : 1
      for (const visitor of visitors) visitor.visit(i, distances)
    })
    yield { done: from + block.length, total: named.length }
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
