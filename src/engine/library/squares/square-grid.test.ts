import { describe, expect, it } from 'vitest'
import { cellOffsets, cellsPerSide, cellsWithDetail } from './square-grid.ts'

describe('the cells of a square', () => {
  it('are as large as their number allows', () => {
    expect([1, 2, 4, 5, 9].map(cellsPerSide)).toEqual([1, 2, 2, 3, 3])
  })

  it.each([2, 4, 5, 9])('do not overlap and stay inside with %i of them', (count) => {
    const side = 1 / cellsPerSide(count)
    const cells = cellOffsets('forehead', count)
    expect(cells).toHaveLength(count)
    for (const [i, a] of cells.entries()) {
      expect(Math.max(Math.abs(a.x), Math.abs(a.y)) + side / 2).toBeLessThanOrEqual(0.5 + 1e-9)
      for (const b of cells.slice(0, i))
        expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeGreaterThan(side - 1e-9)
    }
  })

  it('mirror each other on the two cheeks, the first beside the nose', () => {
    const left = cellOffsets('left-cheek', 4)
    const right = cellOffsets('right-cheek', 4)
    left.forEach((cell, i) => {
      expect(right[i].x).toBeCloseTo(-cell.x, 9)
      expect(right[i].y).toBeCloseTo(cell.y, 9)
    })
    expect(left[0].x).toBeLessThan(0)
    expect(left[0].y).toBeLessThan(0)
  })

  it('are fewer where more would be under 24 pixels, counted before the photo was enlarged', () => {
    const sharp = { sharpness: 1, enlargement: 1 }
    const cellsAt = (sidePx: number, wanted = 9) => cellsWithDetail(wanted, { ...sharp, sidePx })
    expect([72, 71.9, 48, 47.9, 10].map((sidePx) => cellsAt(sidePx))).toEqual([9, 4, 4, 1, 1])
    expect([5, 4, 3, 2, 1].map((wanted) => cellsAt(60, wanted))).toEqual([4, 4, 3, 2, 1])
    expect(cellsWithDetail(9, { ...sharp, sidePx: 144, enlargement: 2 })).toBe(9)
    expect(cellsWithDetail(9, { ...sharp, sidePx: 144, enlargement: 2.1 })).toBe(4)
  })

  it('are fewer where more would be too blurred', () => {
    const cellsAt = (sharpness: number) => cellsWithDetail(9, { sidePx: 500, enlargement: 1, sharpness })
    expect([0.76, 0.74, 0.51, 0.49].map(cellsAt)).toEqual([9, 4, 4, 1])
  })

  it('begin with the middle one where there is one', () => {
    expect(cellOffsets('nose', 5)[0]).toEqual({ x: 0, y: 0 })
  })
})
