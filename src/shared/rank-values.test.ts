import { describe, expect, it } from 'vitest'
import { rankValues } from './rank-values.ts'

describe('rankValues', () => {
  const column = Float32Array.of(2, Number.NaN, -1, 0, 5, -0, 2, -Infinity, 1e-45)

  it('ranks from either end, equal values by position and unknown ones last', () => {
    expect([...rankValues(column, { descending: false })]).toEqual([7, 2, 3, 5, 8, 0, 6, 4, 1])
    expect([...rankValues(column, { descending: true })]).toEqual([4, 0, 6, 8, 3, 5, 2, 7, 1])
  })

  it('ranks as comparing does, and leaves the column as it was', () => {
    const values = Float32Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 1009) / 100 - 5)
    const before = values.slice()
    const expected = Array.from(values, (_, i) => i).sort((a, b) => values[b] - values[a] || a - b)
    expect([...rankValues(values, { descending: true })]).toEqual(expected)
    expect(values).toEqual(before)
  })
})
