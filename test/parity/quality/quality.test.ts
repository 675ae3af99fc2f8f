/** Against scikit-learn, SciPy and NumPy; make_quality.py made the values. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runSteps } from '../../../src/engine/run-steps.ts'
import { cheapestAssignment } from '../../../src/numeric/assignment.ts'
import { matrix } from '../../../src/numeric/matrix.ts'
import { contingency } from '../../../src/numeric/measures/contingency.ts'
import { createContinuity } from '../../../src/numeric/measures/continuity.ts'
import { visitCosineDistances, type RowVisitor } from '../../../src/numeric/measures/distance-rows.ts'
import {
  correctedCramersV,
  omegaSquared,
  standardisedDifference,
} from '../../../src/numeric/measures/effect-size.ts'
import { topicExclusivity } from '../../../src/numeric/measures/exclusivity.ts'
import { createFactorTable } from '../../../src/numeric/measures/factor-table.ts'
import { createNeighbourPurity } from '../../../src/numeric/measures/neighbour-purity.ts'
import { alignMaps } from '../../../src/numeric/umap/align-maps.ts'

interface QualityValues {
  rows: number
  cols: number
  k: number
  features: number[]
  map: number[]
  topics: number[]
  photos: number[]
  continuity: number
  purity: number
  purityOfTopic2: number
  profiles: number[]
  exclusivity: number[]
  assignments: { rows: number; cols: number; costs: number[]; least: number }[]
  moved: number[]
  disparity: number
  factor: number[]
  information: number
  cramersV: number
  values: number[]
  omegaSquared: number
  hedgesG: number
}

const reference = JSON.parse(readFileSync(new URL('quality.json', import.meta.url), 'utf8')) as QualityValues
const { rows, cols, k, topics } = reference
const features = matrix(rows, cols, Float32Array.from(reference.features))
const map = matrix(rows, 2, Float32Array.from(reference.map))

async function visitAll(visitor: RowVisitor): Promise<void> {
  const all = Int32Array.from({ length: rows }, (_, i) => i)
  await runSteps(visitCosineDistances(features, all, [visitor]))
}

test('continuity of a flat map', async () => {
  const measure = createContinuity(map, k)
  await visitAll(measure)
  expect(measure.result()).toBeCloseTo(reference.continuity, 8)
})

test('purity of neighbours from other photos, over all and for one topic', async () => {
  const measure = createNeighbourPurity({ topics, groups: reference.photos, k })
  await visitAll(measure)
  expect(measure.result()?.purity).toBeCloseTo(reference.purity, 8)
  expect(measure.result()?.byTopic.get(2)?.purity).toBeCloseTo(reference.purityOfTopic2, 8)
})

test('exclusivity of topic profiles', () => {
  const profiles = matrix(4, 9, Float32Array.from(reference.profiles))
  topicExclusivity(profiles).forEach((value, at) => expect(value).toBeCloseTo(reference.exclusivity[at], 6))
})

test.each(reference.assignments)('cheapest assignment of $rows rows to $cols columns', (table) => {
  const columns = cheapestAssignment(matrix(table.rows, table.cols, Float32Array.from(table.costs)))
  const taken = columns.filter((column) => column >= 0)
  expect(new Set(taken).size).toBe(Math.min(table.rows, table.cols))
  expect(taken.length).toBe(Math.min(table.rows, table.cols))
  const cost = columns.reduce(
    (sum, column, i) => sum + (column < 0 ? 0 : table.costs[i * table.cols + column]),
    0,
  )
  expect(cost).toBeCloseTo(table.least, 5)
})

test('a map that was mirrored, turned and scaled is laid back over the first', () => {
  const { disparity, mirrored, aligned } = alignMaps(matrix(rows, 2, Float32Array.from(reference.moved)), map)
  expect(disparity).toBeCloseTo(reference.disparity, 6)
  expect(mirrored).toBe(true)
  const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = mean(map.data.map((value, q) => (value - aligned.data[q]) ** 2))
  expect(spread).toBeLessThan(0.02)
})

test('information of a factor about topics, rows without the factor left out', () => {
  const codes = Int32Array.from(reference.factor)
  const surprises = new Float64Array(4)
  createFactorTable(Int32Array.from(topics), 4, 3).surprises(codes, surprises)
  const known = codes.filter((code) => code >= 0).length
  const information = surprises.reduce((sum, value) => sum + value, 0) / known
  expect(information).toBeCloseTo(reference.information, 10)
})

test("omega squared, Cramer's V without bias and Hedges' g", () => {
  const known = reference.factor.flatMap((level, i) => (level < 0 ? [] : [i]))
  const table = contingency(
    known.map((i) => topics[i]),
    known.map((i) => reference.factor[i]),
  )
  expect(correctedCramersV(table)).toBeCloseTo(reference.cramersV, 10)
  expect(omegaSquared(reference.values, topics)).toBeCloseTo(reference.omegaSquared, 7)
  expect(standardisedDifference(reference.values, (i) => topics[i] === 2)).toBeCloseTo(reference.hedgesG, 7)
})
