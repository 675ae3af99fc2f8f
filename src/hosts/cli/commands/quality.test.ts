import { expect, test } from 'vitest'
import { featureMeasureNames, type FeatureQuality } from '../../../shared/run-summary.ts'
import { describeMeasures } from './quality.ts'

test('measures of features end in what of their labels was passed over', () => {
  const quality = Object.fromEntries(featureMeasureNames.map((name) => [name, null])) as FeatureQuality
  const labelNotes = { rows: 2, photos: 1, naming: ['id'], contradicted: 1 }
  const told = describeMeasures({ rows: 8, cols: 3, quality, labels: [], labelNotes })
  expect(told).toContain('"id" is different for every photo')
  expect(told).toContain('2 rows of labels fit no listed photo.')
  expect(told).toContain('1 listed photo has no row of labels.')
  expect(told).toContain('1 photo has several rows of labels that do not say the same')
  expect(told).toMatch(/counts\.\n$/)
})
