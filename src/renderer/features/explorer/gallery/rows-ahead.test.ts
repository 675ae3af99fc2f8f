import { describe, expect, it } from 'vitest'
import { rowsAhead, rowsToPicture } from './rows-ahead.ts'

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

describe('rowsToPicture', () => {
  const inSight = { startIndex: 10, endIndex: 12, count: 100 }
  const reach = { towards: 'forward', ahead: 4, behind: 2, lead: 0 } as const

  it('begins with what is in sight, then goes on ahead, then looks back', () => {
    expect(rowsToPicture(inSight, reach)).toEqual([10, 11, 12, 13, 14, 15, 16, 9, 8])
  })

  it('goes on upwards where that is where the scroll goes', () => {
    const upwards = { ...reach, towards: 'backward', ahead: 3 } as const
    expect(rowsToPicture(inSight, upwards)).toEqual([12, 11, 10, 9, 8, 7, 13, 14])
  })

  it('leaves what will have gone by to the end', () => {
    expect(rowsToPicture(inSight, { ...reach, lead: 5 })).toEqual([15, 16, 10, 11, 12, 13, 14, 9, 8])
    expect(rowsToPicture(inSight, { ...reach, ahead: 1, lead: 50 })).toEqual([10, 11, 12, 13, 9, 8])
  })

  it('names no row that there is not', () => {
    expect(rowsToPicture({ startIndex: 0, endIndex: 2, count: 3 }, reach)).toEqual([0, 1, 2])
  })
})
