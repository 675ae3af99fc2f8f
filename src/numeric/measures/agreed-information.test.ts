import { expect, test } from 'vitest'
import { createRng } from '../rng.ts'
import { agreedInformation } from './agreed-information.ts'
import { createBlockShuffle } from './block-shuffle.ts'

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
const rows = Array.from({ length: 60 }, (_, i) => i)
const a = rows.map((i) => i % 4)
const b = rows.map((i) => (i % 3 ? i % 4 : i % 5))

function shufflesOf(blocks: readonly number[], count: number): Int32Array[] {
  const shuffle = createBlockShuffle(blocks, createRng(3))
  return Array.from({ length: count }, () => shuffle().slice())
}

/**
 * c = contingency_matrix(a, b); mutual_info_score(a, b), expected_mutual_information(c, 60)    (scikit-learn 1.2)
 */
test('the mean is the mutual information, less what chance gives', () => {
  expect(mean(agreedInformation(a, b, []))).toBeCloseTo(0.589211096123128, 10)
  expect(mean(agreedInformation(a, b, shufflesOf(rows, 400)))).toBeCloseTo(0.4747946020470035, 2)
})

test('a row with a common pair of labels says more than one with a rare pair', () => {
  const values = agreedInformation([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 0], [])
  expect(values[0]).toBeCloseTo(Math.log((6 * 2) / 9))
  expect(values[2]).toBeCloseTo(Math.log(6 / 9))
})

test('photos of many rows are one witness each: labels by photo agree by chance far more than labels by row', () => {
  const photos = rows.map((i) => Math.floor(i / 6))
  const [one, other] = [photos.map((photo) => photo % 5), photos.map((photo) => (photo * 7) % 4)]
  const byRow = mean(agreedInformation(one, other, shufflesOf(rows, 100)))
  const byPhoto = mean(agreedInformation(one, other, shufflesOf(photos, 100)))
  expect(byRow).toBeGreaterThan(0.5)
  expect(byPhoto).toBeLessThan(0.2)
})
