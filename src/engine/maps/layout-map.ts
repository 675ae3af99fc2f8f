/** The map of patches: UMAP of embeddings to two dimensions. docs/topics.md says what it can and cannot show. */
import type { Metric, Neighbours } from '../../numeric/knn.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { nearestOf } from '../../numeric/neighbours/nearest-of.ts'
import { createRng } from '../../numeric/rng.ts'
import { fitClosenessCurve } from '../../numeric/umap/closeness-curve.ts'
import { fuzzyGraph } from '../../numeric/umap/fuzzy-graph.ts'
import { gatherParts } from '../../numeric/umap/gather-parts.ts'
import { layoutPlan, type Anchors } from '../../numeric/umap/layout-plan.ts'
import { smoothDistances } from '../../numeric/umap/smooth-distances.ts'
import { turnFlat } from '../../numeric/umap/turn-flat.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import type { MatrixProduct } from '../runtime/index.ts'
import { findNeighbours } from './find-neighbours.ts'
import { placeStart, type MapStart } from './map-start.ts'
import { openLayoutRunner, type LayoutRunner, type LayoutWork } from './run-layout.ts'

export interface MapOptions extends LayoutWork {
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
  /** Default `pca`. An earlier map [n, 2] of the same rows goes on from there. */
  start?: MapStart | Matrix
  /** How far the first epoch moves points, falling to 0. Default 1. */
  rate?: number
  /** Where points are drawn to besides. */
  anchors?: Anchors
  /** Neighbours that are known already, in the space that the other options describe; at least as many as are needed. */
  nearest?: Neighbours
  /** Products on a device; without it plain JavaScript. */
  product?: MatrixProduct
}

/** Coordinates [n, 2] of features [n, f]. Errors: `bad-argument` for features that are not finite, `cancelled`. */
export async function layoutMap(features: Matrix, options: MapOptions): Promise<Matrix> {
  if (!allFinite(features.data))
    throw new CheekboneError('bad-argument', 'A map needs features that are finite numbers.')
  if (features.rows < 2) return matrix(features.rows, 2)
  const runner = openLayoutRunner(features.rows, options.threads)
  try {
    return await layoutWith(runner, features, options)
  } finally {
    await runner.close()
  }
}

async function layoutWith(runner: LayoutRunner, features: Matrix, options: MapOptions): Promise<Matrix> {
  const { seed, neighbours = 15, minDist = 0.1, metric = 'cosine', standardise = true } = options
  const { start = 'pca', rate, anchors, product, signal } = options
  const { epochs = defaultEpochs(features.rows) } = options
  const space = standardise ? comparisonSpace(features) : features
  const rng = createRng(seed)
  const k = neighbours - 1
  const nearest = options.nearest
    ? nearestOf(options.nearest, k)
    : await findNeighbours(space, { k, metric, product: product?.timesTransposed, signal })
  const graph = fuzzyGraph(nearest, smoothDistances(nearest))
  const places =
    typeof start === 'string'
      ? await placeStart(start, { features: space, graph }, { rng: rng.fork('map-start'), product, signal })
      : requirePlaces(start, features.rows)
  const curve = fitClosenessCurve(minDist, 1)
  const plan = layoutPlan(graph, { curve, epochs, rate, anchors, rng: rng.fork('map-layout') })
  const laidOut = await runner.layout(places, plan, options)
  // A map that goes on from an earlier one, or is drawn to another, lies as that one does.
  return typeof start === 'string' && !anchors ? turnFlat(gatherParts(laidOut, graph)) : laidOut
}

export function defaultEpochs(rows: number): number {
  return rows <= 10_000 ? 500 : 200
}

function allFinite(values: Float32Array): boolean {
  for (let q = 0; q < values.length; q++) if (!Number.isFinite(values[q])) return false
  return true
}

function requirePlaces(start: Matrix, rows: number): Matrix {
  if (start.rows === rows && start.cols === 2 && allFinite(start.data)) return start
  throw new CheekboneError(
    'bad-argument',
    `A map of ${rows} rows can go on from ${rows} x 2 finite numbers, not from ${start.rows} x ${start.cols}.`,
  )
}
