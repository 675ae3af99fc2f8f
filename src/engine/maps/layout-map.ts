/** The map of patches: UMAP of embeddings to two dimensions. docs/topics.md says what it can and cannot show. */
import type { Metric } from '../../numeric/knn.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { fitClosenessCurve } from '../../numeric/umap/closeness-curve.ts'
import { fuzzyGraph } from '../../numeric/umap/fuzzy-graph.ts'
import { layoutSteps } from '../../numeric/umap/map-layout.ts'
import { mapStartSteps } from '../../numeric/umap/map-start.ts'
import { smoothDistances } from '../../numeric/umap/smooth-distances.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'
import { findNeighbours, type TransposedProduct } from './find-neighbours.ts'

export interface MapOptions extends LongWork {
  seed: number
  /** Size of a neighbourhood, the patch itself included. Default 15. */
  neighbours?: number
  /** How close points may lie on the map. Default 0.1. */
  minDist?: number
  /** Default `cosine`. */
  metric?: Metric
  /** Compare in the common space (features at mean 0 and deviation 1). Default true. */
  standardise?: boolean
  /** Default 500 up to 10,000 rows, 200 beyond. */
  epochs?: number
  product?: TransposedProduct
}

/** Coordinates [n, 2] of features [n, f]. Errors: `bad-argument` for features that are not finite, `cancelled`. */
export async function layoutMap(features: Matrix, options: MapOptions): Promise<Matrix> {
  const {
    seed,
    neighbours = 15,
    minDist = 0.1,
    metric = 'cosine',
    standardise = true,
    product,
    signal,
  } = options
  if (!features.data.every(Number.isFinite))
    throw new CheekboneError('bad-argument', 'A map needs features that are finite numbers.')
  if (features.rows < 2) return matrix(features.rows, 2)
  const { epochs = features.rows <= 10_000 ? 500 : 200, onProgress } = options
  const space = standardise ? comparisonSpace(features) : features
  const rng = createRng(seed)
  const nearest = await findNeighbours(space, { k: neighbours - 1, metric, product, signal })
  const graph = fuzzyGraph(nearest, smoothDistances(nearest))
  const start = await runSteps(mapStartSteps(space, rng.fork('map-start')), { signal })
  const layout = { curve: fitClosenessCurve(minDist, 1), epochs, rng: rng.fork('map-layout') }
  return runSteps(layoutSteps(start, graph, layout), { signal, onProgress })
}
