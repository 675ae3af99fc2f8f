import { describe, expect, it } from 'vitest'
import { indicesBetween, layGrid, moveByKey, parseSide } from './gallery-grid.ts'

describe('layGrid', () => {
  it('fills the width with cells of about the wished size, gaps and edges counted', () => {
    expect(layGrid(10, 320, 96)).toEqual({ columns: 3, rows: 4, rowPx: 100, sidePx: 96 })
    expect(layGrid(10, 369, 96)).toEqual({ columns: 3, rows: 4, rowPx: 116, sidePx: 112 })
    expect(layGrid(10, 371, 96)).toEqual({ columns: 4, rows: 3, rowPx: 87, sidePx: 83 })
    expect(layGrid(0, 324, 96).rows).toBe(0)
  })

  it('keeps one column in a pane that is narrower than a cell', () => {
    expect(layGrid(10, 80, 192)).toMatchObject({ columns: 1, rows: 10, sidePx: 56 })
    expect(layGrid(10, 0, 96)).toMatchObject({ columns: 1, sidePx: 48 })
  })

  it('makes cells smaller rather than higher together than a browser can draw', () => {
    const grid = layGrid(1_000_000, 640, 192)
    expect(grid.rows * grid.rowPx).toBeLessThanOrEqual(15_000_000)
    expect(grid.sidePx).toBeLessThan(192)
    expect(grid.rows * grid.columns).toBeGreaterThanOrEqual(1_000_000)
    expect(layGrid(100_000, 640, 192)).toMatchObject({ columns: 3, sidePx: 202 })
  })
})

describe('moveByKey', () => {
  /** Four rows of three, the last one with two. */
  const grid = { count: 11, columns: 3, pageRows: 2 }
  const press = (key: string, index: number) => moveByKey(key, index, grid)

  it('goes through rows as a text is read, and stops at both ends', () => {
    expect(press('ArrowRight', 2)).toBe(3)
    expect(press('ArrowLeft', 3)).toBe(2)
    expect(press('ArrowLeft', 0)).toBe(0)
    expect(press('ArrowRight', 10)).toBe(10)
    expect(press('Home', 7)).toBe(0)
    expect(press('End', 1)).toBe(10)
  })

  it('keeps the column up and down, a screen at a time as well', () => {
    expect(press('ArrowDown', 1)).toBe(4)
    expect(press('ArrowUp', 4)).toBe(1)
    expect(press('ArrowUp', 1)).toBe(1)
    expect(press('PageDown', 1)).toBe(7)
    expect(press('PageUp', 7)).toBe(1)
    expect(press('PageUp', 4)).toBe(1)
    expect(press('PageDown', 7)).toBe(10)
  })

  it('reaches the short last row from above where it has no cell', () => {
    expect(press('ArrowDown', 8)).toBe(10)
    expect(press('ArrowDown', 9)).toBe(9)
  })

  it('begins at the first cell, and leaves other keys alone', () => {
    expect(press('ArrowDown', -1)).toBe(0)
    expect(press('End', -1)).toBe(10)
    expect(press('a', 3)).toBeNull()
    expect(moveByKey('ArrowDown', -1, { ...grid, count: 0 })).toBeNull()
  })
})

describe('sizes and ranges', () => {
  it('are mended when they are none, and kept within what is offered', () => {
    expect([NaN, 12, 500, 120].map(parseSide)).toEqual([96, 48, 192, 120])
  })

  it('hold both ends, whichever came first', () => {
    expect(indicesBetween(3, 5)).toEqual({ from: 3, to: 6 })
    expect(indicesBetween(5, 3)).toEqual({ from: 3, to: 6 })
    expect(indicesBetween(4, 4)).toEqual({ from: 4, to: 5 })
  })
})
