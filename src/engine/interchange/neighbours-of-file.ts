/** Nearest neighbours and maps of features in a file. */
import { availableParallelism } from 'node:os'
import type { Neighbours } from '../../numeric/knn.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type {
  MapOfFile,
  MapWritten,
  NeighboursOfFile,
  NeighboursWritten,
} from '../../shared/contract/interchange.ts'
import type { Progress } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { findNeighboursApproximately, type ApproximateWork } from '../maps/approximate-neighbours.ts'
import { findNeighbours } from '../maps/find-neighbours.ts'
import { layoutMap } from '../maps/layout-map.ts'
import { mostExactRows } from '../maps/make-map.ts'
import { withMatrixProduct } from '../runtime/index.ts'
import { refuseOverwriting } from '../exports/refuse-overwriting.ts'
import { requireWritable } from '../exports/text-file.ts'
import { readFeatures, share } from './features-file.ts'
import { writeNpy, writeNpyMatrix } from './write-npy.ts'

/** @throws CheekboneError as `readFeatures`, `io` when a file cannot be written */
export async function neighboursOfFile(
  task: NeighboursOfFile,
  { signal, report }: JobContext<Progress>,
): Promise<NeighboursWritten> {
  const written = [task.out, task.distances]
  refuseOverwriting({ written, read: [task.features] })
  await requireWritable(written)
  const features = await readFeatures(task, signal)
  const { device, threads, k, metric, seed, approximate } = task
  const found = await withMatrixProduct({ device, threads }, ({ timesTransposed: product }) =>
    search(features, { k, metric, seed, product, signal, onProgress: report, approximate }),
  )
  const shape = [found.rows, found.k]
  await writeNpy(task.out, { values: found.indices, shape }, { signal })
  if (task.distances !== undefined)
    await writeNpy(task.distances, { values: found.distances, shape }, { signal })
  return { rows: features.rows, cols: features.cols, k: found.k, exact: !approximate }
}

function search(
  features: Matrix,
  { approximate, ...work }: ApproximateWork & { approximate: boolean },
): Promise<Neighbours> {
  return approximate ? findNeighboursApproximately(features, work) : findNeighbours(features, work)
}

/** Per cent of the way that the search takes; the layout takes the rest. */
const searchShare = 40

/** @throws CheekboneError as `readFeatures`, `io` when the file cannot be written */
export async function mapOfFile(
  task: MapOfFile,
  { signal, report }: JobContext<Progress>,
): Promise<MapWritten> {
  refuseOverwriting({ written: [task.out], read: [task.features] })
  await requireWritable([task.out])
  const features = await readFeatures(task, signal)
  const { device, threads = availableParallelism() } = task
  const { seed, metric, neighbours, minDist, epochs, start } = task
  const map = await withMatrixProduct({ device, threads }, async (product) => {
    const nearest = await search(features, {
      k: neighbours - 1,
      metric,
      seed,
      signal,
      product: product.timesTransposed,
      onProgress: share(report, 0, searchShare),
      approximate: features.rows > mostExactRows,
    })
    return layoutMap(features, {
      seed,
      metric,
      neighbours,
      minDist,
      epochs,
      start,
      nearest,
      product,
      threads,
      signal,
      standardise: false,
      onProgress: share(report, searchShare, 100),
    })
  })
  await writeNpyMatrix(task.out, map, { signal })
  return { rows: features.rows, cols: features.cols }
}
