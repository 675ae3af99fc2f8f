/** Exact nearest neighbours as long work; the products of matrices may be computed elsewhere. */
import { createNeighbourSearch, type NeighbourOptions, type Neighbours } from '../../numeric/knn.ts'
import { multiplyTransposed } from '../../numeric/linear-algebra.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { setImmediate } from 'node:timers/promises'

/** Computes A B^T, [m, n], for A [m, k] and B [n, k]: on this thread, or on a device. */
export type TransposedProduct = (left: Matrix, right: Matrix) => Float32Array | Promise<Float32Array>

export interface NeighbourWork extends NeighbourOptions, LongWork {
  /** Default: plain JavaScript on this thread. */
  product?: TransposedProduct
}

/** A tile for a device: 1024 x 2048 products of rows of 512 values, a few milliseconds. */
const deviceWorkPerTile = 2 ** 30

export async function findNeighbours(features: Matrix, work: NeighbourWork): Promise<Neighbours> {
  const { product, signal, onProgress } = work
  const multiply = product ?? multiplyTransposed
  const search = createNeighbourSearch(features, {
    ...work,
    workPerTile: work.workPerTile ?? (product && deviceWorkPerTile),
  })
  for (let index = 0; index < search.tiles; index++) {
    throwIfAborted(signal)
    const { left, right } = search.tile(index)
    search.accept(index, await multiply(left, right))
    onProgress?.({ done: index + 1, total: search.tiles })
    await setImmediate()
  }
  return search.result
}
