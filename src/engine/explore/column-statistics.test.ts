import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { distinctCounter, momentsOf, quantilesOf, shareBelow, sortedValues } from './column-statistics.ts'

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
    expect(momentsOf(column, Int32Array.of(0, 1, 2))).toEqual({ mean: 2, deviation: 1 })
    expect(momentsOf(Float32Array.of(4, 4))).toEqual({ mean: 4, deviation: 0 })
    expect(momentsOf(column, Int32Array.of(1)).mean).toBeNaN()
  })
})

describe('quantilesOf', () => {
  it('lies between the two nearest values, by how near each is', () => {
    expect(quantilesOf(Float32Array.of(1, 2, 4, 8, 16))).toEqual([
      1,
      expect.closeTo(1.2, 9),
      2,
      4,
      8,
      expect.closeTo(14.4, 9),
      16,
    ])
    expect(quantilesOf(Float32Array.of(3))).toEqual([3, 3, 3, 3, 3, 3, 3])
  })

  it('is none of nothing', () => expect(quantilesOf(new Float32Array())).toBeNull())
})

describe('shareBelow', () => {
  it('counts equal values half', () => {
    const sorted = Float32Array.of(1, 2, 2, 3)
    expect([0, 1, 2, 2.5, 3, 4].map((value) => shareBelow(sorted, value))).toEqual([
      0, 0.125, 0.5, 0.75, 0.875, 1,
    ])
    expect(shareBelow(new Float32Array(), 1)).toBeNaN()
  })
})

describe('distinctCounter', () => {
  it('counts values at some positions or at all, again and again, and 0 never', () => {
    const count = distinctCounter(Int32Array.of(3, 0, 3, 9, 1))
    expect(count()).toBe(3)
    expect(count(Int32Array.of(0, 1, 2))).toBe(1)
    expect(count(Int32Array.of(0, 3))).toBe(2)
    expect(count(Int32Array.of(1))).toBe(0)
  })
})
