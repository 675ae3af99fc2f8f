/**
 * New rows on a map that stays as it is (McInnes, Healy and Melville, 2018, as umap-learn's `transform`): each begins at the
 * mean of its neighbours' places, weighted by its edges to them, and is then moved as in a layout, by a quarter of the rate
 * and for a third of the epochs, or 100 for up to 10,000 new rows. A row at distance 0 from one of the map's begins right there.
 */
import type { Neighbours } from '../knn.ts'
import { matrix, type Matrix } from '../matrix.ts'
import type { Rng } from '../rng.ts'
import type { ClosenessCurve } from './closeness-curve.ts'
import { placementGraph, type FuzzyGraph } from './fuzzy-graph.ts'
import { placementPlan } from './layout-plan.ts'
import { layoutSteps, type LayoutProgress } from './map-layout.ts'
import { placementDistances } from './smooth-distances.ts'

export interface PlacementOptions {
  curve: ClosenessCurve
  rng: Rng
  /** Default 100 for up to 10,000 new rows, 30 beyond. */
  epochs?: number
}

const rate = 1 / 4

/** @param neighbours the new rows' neighbours among the rows of `map` [m, 2], as many as the map was made with */
export function* placeRowSteps(
  neighbours: Neighbours,
  map: Matrix,
  { curve, rng, epochs = neighbours.rows <= 10_000 ? 100 : 30 }: PlacementOptions,
): Generator<LayoutProgress, Matrix, void> {
  const graph = placementGraph(neighbours, placementDistances(neighbours), map.rows)
  const start = placementStart(graph, map)
  const plan = placementPlan(graph, map.rows, { curve, epochs, rng, rate })
  return yield* layoutSteps(start, plan, map)
}

/** The weighted mean of the places of a row's neighbours. */
export function placementStart({ rows, heads, tails, weights }: FuzzyGraph, map: Matrix): Matrix {
  const start = matrix(rows, 2)
  const sums = new Float64Array(rows)
  for (let e = 0; e < heads.length; e++) sums[heads[e]] += weights[e]
  const same = new Int32Array(rows).fill(-1)
  for (let e = 0; e < heads.length; e++) if (weights[e] === 1 && same[heads[e]] < 0) same[heads[e]] = tails[e]
  for (let e = 0; e < heads.length; e++) {
    const i = heads[e]
    const share = same[i] < 0 ? weights[e] / sums[i] : same[i] === tails[e] ? 1 : 0
    start.data[2 * i] += share * map.data[2 * tails[e]]
    start.data[2 * i + 1] += share * map.data[2 * tails[e] + 1]
  }
  return start
}
