import { describe, expect, test } from 'vitest'
import { matrix } from '../matrix.ts'
import { fitCountScaling, writeCounts } from './pseudo-counts.ts'

/** Row i is (i, 100 - i): all rows have the mean 50. */
const rows = 101
const crossing = matrix(
  rows,
  2,
  Float32Array.from({ length: 2 * rows }, (_, q) => (q % 2 === 0 ? q / 2 : 100 - (q - 1) / 2)),
)

describe('contrast', () => {
  const scaling = fitCountScaling(crossing, { pseudoCount: 10 })

  test('takes the first percentile of a column of rows over their means for its floor', () =>
    expect([...scaling.floor]).toEqual([1 / 50, 1 / 50]))

  test('measures in standard deviations of a column', () => {
    const deviation = Math.sqrt((rows * rows - 1) / 12) / 50
    for (const value of scaling.inverseSpread) expect(value).toBeCloseTo(1 / deviation, 9)
  })

  test('gives every row the same sum, by what is above the floors', () => {
    const counts = new Float64Array(2)
    writeCounts(scaling, crossing, 25, counts)
    expect([...counts].map((value) => value.toFixed(9))).toEqual(
      [(10 * 24) / (24 + 74), (10 * 74) / (24 + 74)].map((value) => value.toFixed(9)),
    )
    writeCounts(scaling, crossing, 0, counts)
    expect([...counts]).toEqual([0, 10])
  })

  test('divides by no mean when the rows that were fitted have values below 0', () => {
    const below = matrix(4, 1, Float32Array.of(-1, 0, 1, 2))
    expect(fitCountScaling(below)).toMatchObject({ dividesByMean: false, floor: Float64Array.of(-1) })
  })

  test('leaves a row without anything above the floors all zero', () => {
    const counts = Float64Array.of(7, 7)
    writeCounts(scaling, matrix(1, 2), 0, counts)
    expect([...counts]).toEqual([0, 0])
  })
})

test('raw takes features as they come', () => {
  const counts = new Float64Array(2)
  writeCounts(fitCountScaling(crossing, { kind: 'raw' }), crossing, 25, counts)
  expect([...counts]).toEqual([25, 75])
})
