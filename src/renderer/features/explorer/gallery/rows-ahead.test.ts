import { describe, expect, it } from 'vitest'
import { rowsAhead } from './rows-ahead.ts'

describe('rowsAhead', () => {
  const range = { startIndex: 10, endIndex: 12, overscan: 5, count: 16 }
  const ends = (rows: number[]) => [rows[0], rows[rows.length - 1], rows.length]

  it('reaches far only to the side that is scrolled to', () => {
    expect(ends(rowsAhead(range, 'backward'))).toEqual([5, 14, 10])
    expect(ends(rowsAhead({ ...range, count: 100 }, 'forward'))).toEqual([8, 17, 10])
  })

  it('holds the nearest rows at rest, and none beyond the ends', () => {
    expect(ends(rowsAhead(range, null))).toEqual([8, 14, 7])
    expect(ends(rowsAhead({ ...range, startIndex: 0, endIndex: 15 }, 'forward'))).toEqual([0, 15, 16])
  })
})
