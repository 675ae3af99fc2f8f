import { describe, expect, it } from 'vitest'
import { choosePictures, mostPictures, pictureGrid } from './picture-places.ts'
import { createPointGrid } from './point-grid.ts'

const count = 40_000
/** A lattice over the whole plane. */
const places = Float32Array.from({ length: 2 * count }, (_, i) => {
  const at = i >> 1
  return ((i % 2 === 0 ? at % 200 : Math.floor(at / 200)) / 199) * 1.98 - 0.99
})
const source = { grid: createPointGrid(places), places, shows: [(): boolean => true] }
const size = { width: 900, height: 500 }

describe('pictures on the map', () => {
  it.each([230, 1000, 40_000])(
    'fit side by side at %i pixels a unit, and are never more than asked for',
    (scale) => {
      const { cell, sidePx } = pictureGrid(scale, size)
      expect(sidePx).toBeGreaterThanOrEqual(0.86 * 30)
      expect(sidePx).toBeLessThanOrEqual(cell * scale)
      const [halfWidth, halfHeight] = [450 / scale, 250 / scale]
      const view = { left: -halfWidth, right: halfWidth, bottom: -halfHeight, top: halfHeight }
      const chosen = choosePictures(source, view, cell)
      expect(chosen.length).toBeLessThanOrEqual(mostPictures)
      expect(chosen.length).toBeGreaterThan(0)
      expect(new Set(chosen.map(({ x, y }) => `${x} ${y}`)).size).toBe(chosen.length)
      for (const { point, x, y } of chosen) {
        expect(Math.abs(places[2 * point] - x)).toBeLessThanOrEqual(cell / 2 + 1e-6)
        expect(Math.abs(places[2 * point + 1] - y)).toBeLessThanOrEqual(cell / 2 + 1e-6)
      }
    },
  )

  it('leaves out what may not be shown, and prefers what comes first', () => {
    const view = { left: -0.2, right: 0.2, bottom: -0.2, top: 0.2 }
    const chosen = choosePictures({ ...source, shows: [(point) => point % 3 === 0] }, view, 0.0625)
    expect(chosen.length).toBeGreaterThan(20)
    expect(chosen.every(({ point }) => point % 3 === 0)).toBe(true)
    const preferring = choosePictures(
      { ...source, shows: [(point) => point % 3 === 0, () => true] },
      view,
      0.0625,
    )
    expect(preferring).toEqual(chosen)
  })
})
