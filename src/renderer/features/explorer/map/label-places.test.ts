import { describe, expect, it } from 'vitest'
import { placeLabels, placeOver } from './label-places.ts'

const pane = { width: 400, height: 300 }
const label = (id: number, x: number, y: number, width = 60) => ({ id, x, y, width, height: 18 })

describe('placeLabels', () => {
  it('lets none lie over another, and the first of them stand where it belongs', () => {
    const labels = Array.from({ length: 60 }, (_, i) => label(i, (i * 97) % 400, (i * 61) % 300))
    const placed = placeLabels(labels, pane)
    expect(placed[0]).toEqual({ id: 0, x: 30, y: 9 })
    expect(placed.length).toBeGreaterThan(15)
    for (const a of placed)
      for (const b of placed)
        if (a.id < b.id) expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 18).toBe(true)
  })

  it('moves one aside before it leaves it out', () => {
    const placed = placeLabels(
      [label(1, 100, 100), label(2, 104, 99), label(3, 98, 101), label(4, 101, 100)],
      pane,
    )
    expect(placed.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(placed[1]).toEqual({ id: 2, x: 104, y: 77 })
  })

  it('keeps them inside the pane and leaves those out whose place is not in sight', () => {
    expect(placeLabels([label(1, 2, 298), label(2, -5, 100), label(3, 100, 301)], pane)).toEqual([
      { id: 1, x: 30, y: 291 },
    ])
  })
})

describe('placeOver', () => {
  it('stands at its own place and takes away only what it would lie over', () => {
    const all = new Map([1, 2].map((id) => [id, label(id, 100 * id, 100)]))
    const placed = placeLabels([...all.values()], pane)
    expect(placeOver(label(3, 120, 105), { placed, all }, pane)).toEqual([
      { id: 2, x: 200, y: 100 },
      { id: 3, x: 120, y: 105 },
    ])
  })

  it('leaves all as it is for one that has its place, and for one out of sight', () => {
    const all = new Map([[1, label(1, 100, 100)]])
    const placed = placeLabels([...all.values()], pane)
    expect(placeOver(label(1, 100, 100), { placed, all }, pane)).toBe(placed)
    expect(placeOver(label(2, -10, 100), { placed, all }, pane)).toBe(placed)
  })
})
