/**
 * A run's features made ready for questions: which rows are like these others, and where would those lie on its map. Exact,
 * for rows that the run does not hold and for more neighbours than it stores (stored-neighbours.ts).
 */
import type { Neighbours } from '../../numeric/knn.ts'
import { columnScaling, scaleColumns } from '../../numeric/linear-algebra.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { fitClosenessCurve } from '../../numeric/umap/closeness-curve.ts'
import { placeRowSteps } from '../../numeric/umap/place-rows.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import { findNeighbours, type TransposedProduct } from './find-neighbours.ts'

export interface FeatureIndex {
  /** The `k` rows nearest to each query [m, f], by cosine in the run's comparison space. */
  nearest(queries: Matrix, k: number, work?: LongWork): Promise<Neighbours>
  /** Places [m, 2] of the queries on the run's map [n, 2], which stays as it is. */
  place(queries: Matrix, map: Matrix, work?: PlacementWork): Promise<Matrix>
}

export interface PlacementWork extends LongWork {
  /** Default 1. */
  seed?: number
  /** As the map was made; default 15. */
  neighbours?: number
  /** Default 0.1. */
  minDist?: number
}

/** @param product computes the products of rows; default plain JavaScript */
export function createFeatureIndex(features: Matrix, product?: TransposedProduct): FeatureIndex {
  const scaling = columnScaling(features)
  const space = scaleColumns(features, scaling)

  function nearest(queries: Matrix, k: number, work: LongWork = {}): Promise<Neighbours> {
    requireQueries(queries, features.cols)
    return findNeighbours(space, {
      ...work,
      queries: scaleColumns(queries, scaling),
      k,
      metric: 'cosine',
      product,
    })
  }

  async function place(queries: Matrix, map: Matrix, work: PlacementWork = {}): Promise<Matrix> {
    if (map.rows !== features.rows || map.cols !== 2)
      throw new CheekboneError(
        'bad-argument',
        `A map of ${features.rows} rows is needed to place others on it, not ${map.rows} x ${map.cols}.`,
      )
    const { seed = 1, neighbours = 15, minDist = 0.1, signal, onProgress } = work
    const found = await nearest(queries, neighbours, { signal })
    const options = { curve: fitClosenessCurve(minDist, 1), rng: createRng(seed).fork('map-place') }
    return runSteps(placeRowSteps(found, map, options), { signal, onProgress })
  }

  return { nearest, place }
}

function requireQueries({ data, cols }: Matrix, wanted: number): void {
  if (cols === wanted && data.every(Number.isFinite)) return
  throw new CheekboneError('bad-argument', `Rows of ${wanted} finite numbers are needed, not of ${cols}.`)
}
