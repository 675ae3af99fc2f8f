/** Against umap-learn's transform and SciPy's procrustes; make_placement.py made the values. */
import { expect, test } from 'vitest'
import { findNeighbours } from '../../../src/engine/maps/find-neighbours.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { alignMaps } from '../../../src/numeric/umap/align-maps.ts'
import { placementGraph } from '../../../src/numeric/umap/fuzzy-graph.ts'
import { placementStart } from '../../../src/numeric/umap/place-rows.ts'
import { placementDistances } from '../../../src/numeric/umap/smooth-distances.ts'
import { readValues, relativeDifference } from './read-values.ts'

interface PlacementValues {
  cols: number
  k: number
  features: number[]
  queries: number[]
  map: number[]
  sigmas: number[]
  rhos: number[]
  heads: number[]
  tails: number[]
  weights: number[]
  start: number[]
  procrustes: { moving: number[]; onto: number[]; disparity: number }
}

const reference = readValues<PlacementValues>('placement.json')

function flat(values: number[], cols: number) {
  return matrix(values.length / cols, cols, Float32Array.from(values))
}

test('sigmas, edges and first places of new rows agree', async () => {
  const { cols, k } = reference
  const features = flat(reference.features, cols)
  const neighbours = await findNeighbours(features, {
    k,
    metric: 'euclidean',
    queries: flat(reference.queries, cols),
  })
  const smooth = placementDistances(neighbours)
  expect([...smooth.rhos]).toEqual(reference.rhos)
  expect(relativeDifference(smooth.sigmas, reference.sigmas)).toBeLessThan(1e-3)
  const graph = placementGraph(neighbours, smooth, features.rows)
  expect([...graph.heads]).toEqual(reference.heads)
  expect([...graph.tails]).toEqual(reference.tails)
  expect(relativeDifference(graph.weights, reference.weights)).toBeLessThan(1e-3)
  const start = placementStart(graph, flat(reference.map, 2))
  start.data.forEach((value, q) => expect(value).toBeCloseTo(reference.start[q], 3))
})

test('what is left after maps are aligned agrees', () => {
  const { moving, onto, disparity } = reference.procrustes
  expect(alignMaps(flat(moving, 2), flat(onto, 2)).disparity).toBeCloseTo(disparity, 6)
})
