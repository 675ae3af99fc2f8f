/** One pass over the distances of some patches to all, as long work; the products of matrices may be computed on a device. */
import { setImmediate } from 'node:timers/promises'
import type { Matrix } from '../../numeric/matrix.ts'
import {
  createDistanceBlocks,
  visitCosineDistances,
  type RowVisitor,
} from '../../numeric/measures/distance-rows.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { TransposedProduct } from '../maps/find-neighbours.ts'
import { runSteps } from '../run-steps.ts'

/** Sizes that a device takes in one piece; the largest whose products stay below 64 MB is taken. */
const deviceBlockRows = [256, 64, 16, 4]
const mostProducts = 2 ** 24

export interface DistancePass extends LongWork {
  rows: Int32Array
  visitors: readonly RowVisitor[]
  /** Default: plain JavaScript on this thread. */
  product?: TransposedProduct
}

export async function visitDistances(
  features: Matrix,
  { rows, visitors, product, signal, onProgress }: DistancePass,
): Promise<void> {
  if (!product) return runSteps(visitCosineDistances(features, rows, visitors), { signal, onProgress })
  const blockRows = deviceBlockRows.find((count) => count * features.rows <= mostProducts) ?? 1
  const pass = createDistanceBlocks(features, rows, { visitors, blockRows })
  for (let index = 0; index < pass.blocks; index++) {
    throwIfAborted(signal)
    pass.accept(index, await product(pass.block(index), pass.against))
    onProgress?.({ done: index + 1, total: pass.blocks })
    await setImmediate()
  }
}
