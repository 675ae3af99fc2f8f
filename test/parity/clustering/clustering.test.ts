import { describe, expect, it } from 'vitest'
import {
  freeParameters,
  gaussianMixtureSteps,
  gaussianSharesSteps,
} from '../../../src/numeric/clustering/gaussian-mixture.ts'
import { hdbscanSteps } from '../../../src/numeric/clustering/hdbscan/hdbscan.ts'
import { lloydSteps } from '../../../src/numeric/clustering/k-means.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { runSteps } from '../../../src/engine/run-steps.ts'
import { readValues, relativeDifference } from '../topics/read-values.ts'

interface Values {
  points: number[]
  rows: number
  cols: number
  clusters: number
  start: number[]
  kmeans: {
    labels: number[]
    centres: number[]
    inertia: number
    iterations: number
    inertiaAfterOne: number
  }
  hard: number[]
  gaussians: {
    weights: number[]
    means: number[]
    variances: number[]
    iterations: number
    lowerBound: number
    logDensities: number[]
    shares: number[]
    bic: number
  }
  plane: number[]
  density: { leastSize: number; coreRank: number; labels: number[]; strengths: number[] }[]
}

const values = readValues<Values>('../clustering/clustering.json')
const points = matrix(values.rows, values.cols, Float32Array.from(values.points))
const start = matrix(values.clusters, values.cols, Float32Array.from(values.start))

describe('k-means beside scikit-learn, from the same centres', () => {
  it('ends with the same labels, centres and inertia after as many rounds', async () => {
    const found = await runSteps(lloydSteps(points, start))
    expect([...found.labels]).toEqual(values.kmeans.labels)
    expect(found.iterations).toBe(values.kmeans.iterations)
    expect(relativeDifference(found.centres.data, values.kmeans.centres)).toBeLessThan(1e-6)
    expect(found.inertia / values.kmeans.inertia).toBeCloseTo(1, 6)
  })

  it('stands where scikit-learn stands after one round', async () => {
    const found = await runSteps(lloydSteps(points, start, { maxIterations: 1 }))
    expect(found.inertia / values.kmeans.inertiaAfterOne).toBeCloseTo(1, 6)
  })
})

describe('a mixture of diagonal Gaussians beside scikit-learn, from the same labels', () => {
  it('ends with the same parameters, densities and shares after as many rounds', async () => {
    const expected = values.gaussians
    const model = await runSteps(
      gaussianMixtureSteps(points, {
        components: values.clusters,
        start: values.hard,
        maxIterations: 60,
      }),
    )
    expect(model.iterations).toBe(expected.iterations)
    expect(model.logLikelihood).toBeCloseTo(expected.lowerBound, 8)
    expect(relativeDifference(model.weights, expected.weights)).toBeLessThan(1e-6)
    expect(relativeDifference(model.means, expected.means)).toBeLessThan(1e-6)
    expect(relativeDifference(model.variances, expected.variances)).toBeLessThan(1e-6)
    const { mixture, logDensities } = await runSteps(gaussianSharesSteps(model, points))
    expect(relativeDifference(logDensities, expected.logDensities)).toBeLessThan(1e-6)
    expect(relativeDifference(mixture.data, expected.shares)).toBeLessThan(1e-5)
    const bic =
      -2 * logDensities.reduce((sum, value) => sum + value, 0) + freeParameters(model) * Math.log(points.rows)
    expect(bic / expected.bic).toBeCloseTo(1, 7)
  })
})

describe('HDBSCAN beside its definitions', () => {
  const plane = matrix(values.plane.length / 2, 2, Float32Array.from(values.plane))

  it.each(values.density)(
    'takes the same clusters with the same strengths for a least size of $leastSize and core rank $coreRank',
    async ({ leastSize, coreRank, labels, strengths }) => {
      const found = await runSteps(hdbscanSteps(plane, { leastSize, coreRank }))
      expect([...found.labels]).toEqual(labels)
      expect(found.clusters).toBe(Math.max(...labels) + 1)
      expect(relativeDifference(found.strengths, strengths)).toBeLessThan(1e-6)
    },
  )
})
