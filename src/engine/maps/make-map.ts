/** A run's map and its nearest neighbours, found once for both: what the map stage stores. */
import type { Matrix } from '../../numeric/matrix.ts'
import type { Neighbours } from '../../numeric/knn.ts'
import type { LongWork } from '../../shared/progress.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { withMatrixProduct, type ProductPlace } from '../runtime/index.ts'
import { findNeighboursApproximately } from './approximate-neighbours.ts'
import { findNeighbours } from './find-neighbours.ts'
import { layoutMap } from './layout-map.ts'

export interface MapTask {
  features: Matrix /* [n, f] */
  seed: number
  place: ProductPlace
}

export interface MadeMap {
  map: Matrix /* [n, 2] */
  /** The nearest 30 of each row in the comparison space, by cosine; nearly all of them beyond 100,000 rows. */
  nearest: Neighbours
}

/** More than the map needs: so many are shown as "more like this" without a search. */
export const storedNeighbours = 30

/** Beyond it, neighbours are searched in cells: nearly all of them are found, in a fraction of the time. */
export const mostExactRows = 100_000

/** Per cent of the way that the search takes; the layout takes the rest. */
const searchShare = 40

export function makeMap({ features, seed, place }: MapTask, work: LongWork): Promise<MadeMap> {
  const { signal, onProgress } = work
  const within =
    (from: number, to: number): LongWork['onProgress'] =>
    ({ done, total }) =>
      onProgress?.({ done: Math.floor(from + ((to - from) * done) / Math.max(1, total)), total: 100 })
  return withMatrixProduct(place, async (product) => {
    const space = comparisonSpace(features)
    const search = space.rows > mostExactRows ? findNeighboursApproximately : findNeighbours
    const nearest = await search(space, {
      seed,
      k: storedNeighbours,
      metric: 'cosine',
      product: product.timesTransposed,
      signal,
      onProgress: within(0, searchShare),
    })
    const map = await layoutMap(space, {
      seed,
      ...shapeOf(space.rows),
      standardise: false,
      nearest,
      product,
      threads: place.threads,
      signal,
      onProgress: within(searchShare, 100),
    })
    return { map, nearest }
  })
}

/**
 * A few hundred points in tight knots leave a screen empty, and nobody can tell one from another. With wider neighbourhoods and
 * points farther apart the same knots fill it, and neighbours are kept better at that (docs/topics.md).
 */
function shapeOf(rows: number): { neighbours: number; minDist: number } {
  return rows <= 2000 ? { neighbours: 30, minDist: 0.5 } : { neighbours: 15, minDist: 0.1 }
}
