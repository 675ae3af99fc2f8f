import { describe, expect, it } from 'vitest'
import type { Progress } from '../../shared/progress.ts'
import { matrix, row, type Matrix } from '../matrix.ts'
import { adjustedRandIndex, contingency } from '../measures/contingency.ts'
import { createRng } from '../rng.ts'
import { gaussianMixtureSteps, gaussianSharesSteps } from './gaussian-mixture.ts'
import { hdbscanSteps, noise } from './hdbscan/hdbscan.ts'
import { kMeansSteps, lloydSteps, plusPlusSteps } from './k-means.ts'
import { squaredDistance } from './points.ts'

function finish<T>(steps: Generator<Progress, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Groups far apart on a grid, of unequal size, each round. */
function planted(groups: number, rows: number): { points: Matrix; labels: Int32Array } {
  const rng = createRng(3)
  const labels = Int32Array.from({ length: rows }, () => Math.floor(groups * rng.uniform() ** 1.5))
  const points = matrix(rows, 3)
  labels.forEach((label, i) =>
    row(points, i).set([
      8 * (label % 4) + rng.normal(),
      8 * Math.floor(label / 4) + rng.normal(),
      rng.normal(),
    ]),
  )
  return { points, labels }
}

describe('k-means', () => {
  const { points, labels } = planted(12, 500)

  it('finds planted groups', () => {
    const found = finish(kMeansSteps(points, { clusters: 12, seed: 1 }))
    expect(adjustedRandIndex(contingency(found.labels, labels))).toBeGreaterThan(0.98)
  })

  it('starts from rows far from each other: one in nearly every planted group', () => {
    const centres = finish(plusPlusSteps(points, 12, createRng(5)))
    const isOf = (k: number): number =>
      labels[[...labels.keys()].find((i) => squaredDistance(points, i, row(centres, k)) === 0) ?? -1]
    expect(new Set(Array.from({ length: 12 }, (_, k) => isOf(k))).size).toBeGreaterThanOrEqual(11)
  })

  it('lowers the inertia from round to round, and keeps the best of its starts', () => {
    const start = matrix(12, 3, points.data.slice(0, 36))
    const inertias = [1, 2, 4, 8].map(
      (maxIterations) => finish(lloydSteps(points, start, { maxIterations, tolerance: 0 })).inertia,
    )
    for (let i = 1; i < inertias.length; i++) expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1])
    const [one, many] = [1, 6].map(
      (starts) => finish(kMeansSteps(points, { clusters: 20, seed: 2, starts })).inertia,
    )
    expect(many).toBeLessThanOrEqual(one)
  })

  it('gives a centre that no row is nearest to the row farthest from its own', () => {
    const line = matrix(5, 1, Float32Array.of(0, 1, 2, 3, 50))
    const found = finish(lloydSteps(line, matrix(2, 1, Float32Array.of(2, 1000))))
    expect([...found.labels]).toEqual([0, 0, 0, 0, 1])
    expect([...found.centres.data]).toEqual([1.5, 50])
  })

  it('gives the same for the same seed; takes equal rows and fewer rows than clusters', () => {
    const fit = (seed: number) => finish(kMeansSteps(points, { clusters: 7, seed, starts: 1 }))
    expect(fit(4)).toEqual(fit(4))
    expect(fit(4).centres).not.toEqual(fit(5).centres)
    expect(finish(kMeansSteps(matrix(3, 2), { clusters: 9, seed: 1 })).inertia).toBe(0)
    expect(() => finish(kMeansSteps(matrix(0, 2), { clusters: 2, seed: 1 }))).toThrow(RangeError)
  })
})

describe('a mixture of Gaussians', () => {
  const { points, labels } = planted(4, 400)

  it('raises the likelihood with every round, to that of the planted groups', () => {
    const start = Int32Array.from(labels, (label, i) => (i % 3 === 0 ? i % 4 : label))
    const fit = (maxIterations: number) =>
      finish(gaussianMixtureSteps(points, { components: 4, start, maxIterations, tolerance: 0 }))
    const likelihoods = [1, 2, 4, 8, 16].map((rounds) => fit(rounds).logLikelihood)
    for (let i = 1; i < likelihoods.length; i++)
      expect(likelihoods[i]).toBeGreaterThanOrEqual(likelihoods[i - 1] - 1e-9)
    const { mixture } = finish(gaussianSharesSteps(fit(40), points))
    const best = Int32Array.from(labels, (_, i) => row(mixture, i).indexOf(Math.max(...row(mixture, i))))
    expect(adjustedRandIndex(contingency(best, labels))).toBeGreaterThan(0.98)
  })

  it('stays finite for equal rows and a component without rows', () => {
    const model = finish(gaussianMixtureSteps(matrix(6, 2), { components: 3, start: [0, 0, 0, 1, 1, 1] }))
    const { mixture, logDensities } = finish(gaussianSharesSteps(model, matrix(6, 2)))
    expect([...mixture.data, ...logDensities].every(Number.isFinite)).toBe(true)
    expect(() => finish(gaussianMixtureSteps(points, { components: 2, start: [0] }))).toThrow(RangeError)
  })
})

describe('HDBSCAN', () => {
  const { points, labels } = planted(6, 300)
  const withStrays = matrix(320, 3)
  withStrays.data.set(points.data)
  for (let i = 300; i < 320; i++) row(withStrays, i).set([60 * 1.5 ** (i - 299), 0, 0])

  it('finds planted groups without their number, and calls far rows noise', () => {
    const found = finish(hdbscanSteps(withStrays, { leastSize: 10, coreRank: 5 }))
    expect(found.clusters).toBe(6)
    expect([...found.labels.subarray(300)]).toEqual(Array.from({ length: 20 }, () => noise))
    const inside = [...labels.keys()].filter((i) => found.labels[i] !== noise)
    expect(inside.length).toBeGreaterThan(250)
    const agreed = contingency(
      inside.map((i) => found.labels[i]),
      inside.map((i) => labels[i]),
    )
    expect(adjustedRandIndex(agreed)).toBeGreaterThan(0.98)
  })

  it('gives strengths in (0, 1] to rows in clusters, 1 to some row of each, and 0 to noise', () => {
    const { labels: own, strengths, clusters } = finish(hdbscanSteps(withStrays, { leastSize: 10 }))
    const greatest = new Float64Array(clusters)
    own.forEach((label, i) => {
      if (label === noise) expect(strengths[i]).toBe(0)
      else {
        expect(strengths[i]).toBeGreaterThan(0)
        greatest[label] = Math.max(greatest[label], strengths[i])
      }
    })
    expect([...greatest]).toEqual(Array.from({ length: clusters }, () => 1))
  })

  it('takes equal rows, few rows and one row; finds no cluster where nothing is denser', () => {
    const pairs = matrix(
      40,
      1,
      Float32Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : 9)),
    )
    expect(finish(hdbscanSteps(pairs, { leastSize: 5 })).clusters).toBe(2)
    expect(finish(hdbscanSteps(matrix(30, 2), { leastSize: 5 })).clusters).toBe(0)
    expect(finish(hdbscanSteps(matrix(1, 2), { leastSize: 5 }))).toMatchObject({ clusters: 0 })
    expect(() => finish(hdbscanSteps(points, { leastSize: 1 }))).toThrow(RangeError)
  })
})
