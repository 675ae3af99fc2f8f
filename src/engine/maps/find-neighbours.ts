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

export async function findNeighbours(features: Matrix, work: NeighbourWork): Promise<Neighbours> {
  const { product = multiplyTransposed, signal, onProgress } = work
  const search = createNeighbourSearch(features, work)
  for (let index = 0; index < search.blocks; index++) {
    throwIfAborted(signal)
    search.accept(index, await product(search.block(index), search.against))
    onProgress?.({ done: index + 1, total: search.blocks })
    await setImmediate()
  }
  return search.result
}
