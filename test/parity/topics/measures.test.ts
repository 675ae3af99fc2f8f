/** Against scikit-learn, SciPy and NumPy; make_measures.py made the values. */
import { expect, test } from 'vitest'
import { findNeighbours } from '../../../src/engine/maps/find-neighbours.ts'
import { runSteps } from '../../../src/engine/run-steps.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import {
  adjustedRandIndex,
  contingency,
  normalisedMutualInformation,
} from '../../../src/numeric/measures/contingency.ts'
import { visitCosineDistances, type RowVisitor } from '../../../src/numeric/measures/distance-rows.ts'
import { createNeighbourVote } from '../../../src/numeric/measures/neighbour-vote.ts'
import { createSilhouette } from '../../../src/numeric/measures/silhouette.ts'
import { spearman } from '../../../src/numeric/measures/spearman.ts'
import { createTrustworthiness } from '../../../src/numeric/measures/trustworthiness.ts'
import { pcaSteps } from '../../../src/numeric/pca.ts'
import { readValues, relativeDifference } from './read-values.ts'

interface MeasureValues {
  rows: number
  cols: number
  features: number[]
  labels: number[]
  topics: number[]
  groups: number[]
  map: number[]
  nmi: number
  ari: number
  silhouette: number
  trustworthiness: number
  accuracy: number
  balancedAccuracy: number
  neighbours: Record<'euclidean' | 'cosine', { distances: number[]; indices: number[] }>
  pca: { variances: number[]; components: number[] }
  spearman: { x: number[]; y: number[]; value: number }
}

const reference = readValues<MeasureValues>('measures.json')
const { rows, cols } = reference
const features = matrix(rows, cols, Float32Array.from(reference.features))
const flat = matrix(rows, 2, Float32Array.from(reference.map))

async function visitAll(visitor: RowVisitor): Promise<void> {
  const all = Int32Array.from({ length: rows }, (_, i) => i)
  await runSteps(visitCosineDistances(features, all, [visitor]))
}

test('NMI and ARI of two labelings', () => {
  const table = contingency(reference.labels, reference.topics)
  expect(normalisedMutualInformation(table)).toBeCloseTo(reference.nmi, 12)
  expect(adjustedRandIndex(table)).toBeCloseTo(reference.ari, 12)
})

test('silhouette under cosine distance', async () => {
  const measure = createSilhouette(reference.topics)
  await visitAll(measure)
  expect(measure.result()).toBeCloseTo(reference.silhouette, 5)
})

test('trustworthiness of a flat map', async () => {
  const measure = createTrustworthiness(await findNeighbours(flat, { k: 15, metric: 'euclidean' }))
  await visitAll(measure)
  expect(measure.result()).toBeCloseTo(reference.trustworthiness, 8)
})

test('labels guessed from neighbours of other groups', async () => {
  const measure = createNeighbourVote({
    labels: Int32Array.from(reference.labels),
    groups: Int32Array.from(reference.groups),
    k: 5,
  })
  await visitAll(measure)
  expect(measure.result()?.accuracy).toBeCloseTo(reference.accuracy, 12)
  expect(measure.result()?.balancedAccuracy).toBeCloseTo(reference.balancedAccuracy, 12)
})

test.each(['euclidean', 'cosine'] as const)('%s neighbours', async (metric) => {
  const expected = reference.neighbours[metric]
  const found = await findNeighbours(features, { k: 8, metric })
  expect([...found.indices]).toEqual(expected.indices)
  expect(relativeDifference(found.distances, expected.distances)).toBeLessThan(1e-6)
})

test('principal components, up to sign', async () => {
  const { components, variances } = await runSteps(pcaSteps(features, 3))
  expect(relativeDifference(variances, reference.pca.variances)).toBeLessThan(1e-6)
  for (let c = 0; c < 3; c++) {
    const expected = reference.pca.components.slice(c * cols, (c + 1) * cols)
    const greatest = expected.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
    const signed = expected.map((value) => value * Math.sign(greatest))
    expect(relativeDifference(components.subarray(c * cols, (c + 1) * cols), signed)).toBeLessThan(1e-4)
  }
})

test("Spearman's correlation with ties", () => {
  const { x, y, value } = reference.spearman
  expect(spearman(x, y)).toBeCloseTo(value, 12)
})
