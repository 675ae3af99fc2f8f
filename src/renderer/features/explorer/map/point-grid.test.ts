import { describe, expect, it } from 'vitest'
import { outside } from './map-frame.ts'
import { createPointGrid } from './point-grid.ts'

/** Points that look random and are the same every time; the first has no place. */
function scattered(count: number): Float32Array {
  let state = 12345
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1
  const places = Float32Array.from({ length: 2 * count }, next)
  places.set([outside, outside, 1, 1, -1, -1])
  return places
}

const places = scattered(3000)
const grid = createPointGrid(places)
const all = (): true => true

/** Winding of the corners around a place, an independent rule that agrees for simple polygons. */
function turnsAround(corners: Float32Array, x: number, y: number): boolean {
  let angle = 0
  const count = corners.length / 2
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count
    const from = Math.atan2(corners[2 * i + 1] - y, corners[2 * i] - x)
    const to = Math.atan2(corners[2 * j + 1] - y, corners[2 * j] - x)
    angle += ((to - from + 3 * Math.PI) % (2 * Math.PI)) - Math.PI
  }
  return Math.abs(angle) > Math.PI
}

function filtered(keep: (x: number, y: number) => boolean): number[] {
  const kept: number[] = []
  for (let i = 1; i < places.length / 2; i++) if (keep(places[2 * i], places[2 * i + 1])) kept.push(i)
  return kept
}

const ascending = (found: Int32Array): number[] => [...found].sort((a, b) => a - b)

describe('createPointGrid', () => {
  it('finds the nearest point of those that pass, and none beyond the radius', () => {
    for (const [x, y] of [
      [0.1, 0.2],
      [-0.97, 0.4],
      [0.99, 0.99],
    ]) {
      const distance = (i: number): number => Math.hypot(places[2 * i] - x, places[2 * i + 1] - y)
      const even = filtered(() => true)
        .filter((i) => i % 2 === 0)
        .sort((a, b) => distance(a) - distance(b))
      expect(grid.nearest(x, y, 0.2, (point) => point % 2 === 0)).toBe(even[0])
    }
    expect(grid.nearest(0.1, 0.2, 1e-6, all)).toBeNull()
    expect(grid.nearest(outside, outside, 1, all)).toBeNull()
    expect(grid.nearest(5, 5, 0.1, all)).toBeNull()
  })

  it('takes the one drawn on top of several at one place', () => {
    const stacked = createPointGrid(Float32Array.of(0, 0, 0.5, 0.5, 0, 0, 0, 0))
    expect(stacked.nearest(0.01, 0, 0.1, all)).toBe(3)
  })

  it('catches what a lasso surrounds, whatever its shape', () => {
    const star = Float32Array.from(
      Array.from({ length: 22 }, (_, i) => {
        const radius = i % 2 === 0 ? 1.3 : 0.45
        return [radius * Math.cos((i * Math.PI) / 11), radius * Math.sin((i * Math.PI) / 11)]
      }).flat(),
    )
    const expected = filtered((x, y) => turnsAround(star, x, y))
    expect(expected.length).toBeGreaterThan(500)
    expect(ascending(grid.inPolygon(star))).toEqual(expected)
  })

  it('catches nothing where there is nothing', () => {
    expect(grid.inPolygon(Float32Array.of(3, 3, 4, 3, 4, 4)).length).toBe(0)
    expect(createPointGrid(new Float32Array(0)).inPolygon(Float32Array.of(0, 0, 1, 0, 1, 1)).length).toBe(0)
  })

  it('counts at least what a box holds', () => {
    const box = { left: -0.3, right: 0.4, bottom: 0.1, top: 0.7 }
    const held = filtered((x, y) => x >= -0.3 && x <= 0.4 && y >= 0.1 && y <= 0.7).length
    expect(grid.countAbout(box)).toBeGreaterThanOrEqual(held)
    expect(grid.countAbout(box)).toBeLessThan(1.2 * held)
    expect(grid.countAbout({ left: -9, right: 9, bottom: -9, top: 9 })).toBe(2999)
  })
})
