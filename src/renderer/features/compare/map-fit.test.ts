import { describe, expect, it } from 'vitest'
import { cardPlace, fitMaps, nearestPoint } from './map-fit.ts'

const box = { width: 200, height: 100, margin: 10 }

describe('fitMaps', () => {
  it('puts all points of both maps inside the margin, without stretching', () => {
    const fit = fitMaps([Float32Array.of(0, 0, 4, 2), Float32Array.of(-4, 1)], box)
    expect(fit.scale).toBeCloseTo(22.5)
    expect(0 * fit.scale + fit.offsetX).toBeCloseTo(100)
    expect(2 * fit.scale + fit.offsetY).toBeLessThanOrEqual(90)
    expect(fitMaps([new Float32Array()], box)).toEqual({ scale: 1, offsetX: 100, offsetY: 50 })
  })
})

describe('nearestPoint', () => {
  it('finds the nearest within reach, and none beyond', () => {
    const map = Float32Array.of(0, 0, 10, 0, 10, 10)
    const fit = { scale: 2, offsetX: 5, offsetY: 5 }
    expect(nearestPoint(map, fit, { x: 24, y: 7, reachPx: 6 })).toBe(1)
    expect(nearestPoint(map, fit, { x: 100, y: 100, reachPx: 6 })).toBeNull()
  })
})

describe('cardPlace', () => {
  const card = { width: 80, height: 40 }

  it('stands to the right and below, and on the other side where the box ends', () => {
    expect(cardPlace({ x: 10, y: 10 }, card, box)).toEqual({ left: 24, top: 24 })
    expect(cardPlace({ x: 190, y: 90 }, card, box)).toEqual({ left: 96, top: 36 })
  })

  it('stays in the box where neither side has room', () => {
    expect(cardPlace({ x: 100, y: 50 }, { width: 150, height: 90 }, box)).toEqual({ left: 0, top: 0 })
  })
})
