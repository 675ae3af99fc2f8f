/** Against umap-learn; make_umap.py made the values. */
import { describe, expect, test } from 'vitest'
import { findNeighbours } from '../../../src/engine/maps/find-neighbours.ts'
import type { Metric } from '../../../src/numeric/knn.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { fitClosenessCurve } from '../../../src/numeric/umap/closeness-curve.ts'
import { fuzzyGraph } from '../../../src/numeric/umap/fuzzy-graph.ts'
import { smoothDistances } from '../../../src/numeric/umap/smooth-distances.ts'
import { readValues, relativeDifference } from './read-values.ts'

interface UmapValues {
  cols: number
  features: number[]
  cases: {
    metric: Metric
    k: number
    rows: number
    distances: number[]
    sigmas: number[]
    rhos: number[]
    heads: number[]
    tails: number[]
    weights: number[]
  }[]
  curves: { minDist: number; spread: number; a: number; b: number }[]
}

const reference = readValues<UmapValues>('umap.json')

describe.each(reference.cases)('$metric with $k neighbours', ({ metric, k, rows, ...expected }) => {
  const features = matrix(
    rows,
    reference.cols,
    Float32Array.from(reference.features).slice(0, rows * reference.cols),
  )

  test('distances, sigmas, rhos and the fuzzy graph agree', async () => {
    const neighbours = await findNeighbours(features, { k: k - 1, metric })
    expect(relativeDifference(neighbours.distances, expected.distances)).toBeLessThan(1e-5)
    const smooth = smoothDistances(neighbours)
    expect(relativeDifference(smooth.rhos, expected.rhos)).toBeLessThan(1e-5)
    expect(relativeDifference(smooth.sigmas, expected.sigmas)).toBeLessThan(1e-3)
    const graph = fuzzyGraph(neighbours, smooth)
    expect([...graph.heads]).toEqual(expected.heads)
    expect([...graph.tails]).toEqual(expected.tails)
    expect(relativeDifference(graph.weights, expected.weights)).toBeLessThan(1e-3)
  })
})

test.each(reference.curves)('the curve for minDist $minDist, spread $spread', ({ minDist, spread, a, b }) => {
  const curve = fitClosenessCurve(minDist, spread)
  expect(curve.a / a).toBeCloseTo(1, 4)
  expect(curve.b / b).toBeCloseTo(1, 4)
})
