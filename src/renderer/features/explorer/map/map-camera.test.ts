import { describe, expect, it } from 'vitest'
import {
  betweenCameras,
  fitCamera,
  panCamera,
  project,
  toPlane,
  toScreen,
  zoomCamera,
  type Camera,
} from './map-camera.ts'

const size = { width: 800, height: 400 }
const padding = { top: 60, right: 100, bottom: 20, left: 20 }
const limits = { least: 0.001, most: 1e6 }

describe('fitCamera', () => {
  it('brings all corners between the paddings, as large as they fit, y upwards', () => {
    const half = { halfWidth: 1, halfHeight: 0.8 }
    const projection = project(fitCamera(half, size, padding), size)
    const topLeft = toScreen(projection, -1, 0.8)
    const bottomRight = toScreen(projection, 1, -0.8)
    expect(topLeft.y).toBeCloseTo(60)
    expect(bottomRight.y).toBeCloseTo(380)
    expect(topLeft.x).toBeGreaterThanOrEqual(20)
    expect(bottomRight.x).toBeLessThanOrEqual(700)
    expect((topLeft.x + bottomRight.x) / 2).toBeCloseTo(360)
  })

  it('stays finite in a pane that has no room', () => {
    const camera = fitCamera({ halfWidth: 0, halfHeight: 0 }, { width: 10, height: 10 }, padding)
    expect(Object.values(camera).every(Number.isFinite)).toBe(true)
    expect(camera.scale).toBeGreaterThan(0)
  })
})

describe('a moving camera', () => {
  const camera: Camera = { x: 0.2, y: -0.1, scale: 300 }

  it('takes what is under the pointer along', () => {
    const before = toPlane(project(camera, size), 100, 50)
    const after = toPlane(project(panCamera(camera, 40, -30), size), 140, 20)
    expect(after.x).toBeCloseTo(before.x, 10)
    expect(after.y).toBeCloseTo(before.y, 10)
  })

  it('keeps what is under the pointer in its place when it zooms, also at its limits', () => {
    const fromMiddle = { x: 100 - size.width / 2, y: 50 - size.height / 2 }
    for (const [factor, most] of [
      [3, 1e6],
      [3, 500],
      [0.2, 1e6],
    ]) {
      const zoomed = zoomCamera(camera, factor, fromMiddle, { ...limits, most })
      expect(zoomed.scale).toBe(Math.min(most, camera.scale * factor))
      const before = toPlane(project(camera, size), 100, 50)
      const after = toPlane(project(zoomed, size), 100, 50)
      expect(after.x).toBeCloseTo(before.x, 10)
      expect(after.y).toBeCloseTo(before.y, 10)
    }
  })

  it('glides from one to the other about the same fixed place', () => {
    const target = zoomCamera(camera, 4, { x: 150, y: -80 }, limits)
    expect(betweenCameras(camera, target, 0)).toEqual(camera)
    expect(betweenCameras(camera, target, 1).x).toBeCloseTo(target.x, 10)
    const half = betweenCameras(camera, target, 0.5)
    expect(half.scale).toBeCloseTo(600)
    const fixed = (at: Camera) => toPlane(project(at, size), 550, 120)
    expect(fixed(half).x).toBeCloseTo(fixed(camera).x, 10)
    expect(fixed(half).y).toBeCloseTo(fixed(camera).y, 10)
  })
})
