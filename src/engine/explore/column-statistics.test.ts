import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { momentsOf, sortedValues } from './column-statistics.ts'

describe('sortedValues', () => {
  it('puts numbers of all sizes and signs in order and leaves out what is not known', () => {
    const rng = createRng(5)
    const column = Float32Array.from({ length: 5000 }, (_, i) =>
      i % 7 === 0 ? Number.NaN : rng.normal() * 10 ** (20 * rng.uniform() - 10),
    )
    column.set([0, -0, Infinity, -Infinity, 1e-45, -1e-45, 3.4e38, -3.4e38, 5, 5])
    const expected = column.filter((value) => !Number.isNaN(value)).sort()
    const sorted = sortedValues(column)
    expect(Buffer.compare(Buffer.from(sorted.buffer), Buffer.from(expected.buffer))).toBe(0)
  })

  it('leaves the column as it was, and gives nothing for nothing', () => {
    const column = Float32Array.of(2, 1)
    sortedValues(column)
    expect([...column]).toEqual([2, 1])
    expect(sortedValues(Float32Array.of(Number.NaN))).toHaveLength(0)
  })
})

describe('momentsOf', () => {
  it('is of the known values at some positions, or at all', () => {
    const column = Float32Array.of(1, Number.NaN, 3, 100)
    expect(momentsOf(column, [0, 1, 2])).toEqual({ mean: 2, deviation: 1 })
    expect(momentsOf(Float32Array.of(4, 4))).toEqual({ mean: 4, deviation: 0 })
    expect(momentsOf(column, [1]).mean).toBeNaN()
  })
})
