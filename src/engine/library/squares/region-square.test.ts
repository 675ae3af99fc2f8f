import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import type { Placement } from '../../../../test/support/face-mesh.ts'
import { faceRegions } from '../../../shared/domain.ts'
import type { FaceRegion, Point } from '../../../shared/domain.ts'
import { sideInEyeDistances, outlinePoints, placeSquare, squareQuad } from './region-square.ts'
import type { RegionSquare } from './region-square.ts'
import { eyesOf, headPose } from '../faces/head-pose.ts'

function squareOn(
  region: FaceRegion,
  placement: Placement = {},
): RegionSquare & { angle: number; mesh: Float32Array } {
  const mesh = placedMesh(placement)
  const angle = (headPose(mesh).roll * Math.PI) / 180
  const { eyeDistancePx } = eyesOf(mesh)
  return { ...placeSquare(region, { mesh, eyeDistancePx, angle }), angle, mesh }
}

/** How far a point lies inside a convex clockwise or anticlockwise outline; negative outside. */
function depth(outline: Point[], point: Point): number {
  const signed = outline.map((from, i) => {
    const to = outline[(i + 1) % outline.length]
    const cross = (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x)
    return cross / Math.hypot(to.x - from.x, to.y - from.y)
  })
  return Math.max(Math.min(...signed), Math.min(...signed.map((value) => -value)))
}

describe('placeSquare', () => {
  it.each([{}, { yaw: 15 }, { yaw: -15, pitch: 10 }, { roll: 35 }, { eyeDistancePx: 400 }])(
    'keeps every corner inside the region at %j',
    (placement) => {
      for (const region of faceRegions) {
        const square = squareOn(region, placement)
        const outline = outlinePoints(region, square.mesh)
        const tolerance = 0.005 * (placement.eyeDistancePx ?? 100)
        for (const corner of squareQuad(square.centre, square.side, square.angle))
          expect(depth(outline, corner)).toBeGreaterThan(-tolerance)
      }
    },
  )

  it('has the wanted side on a face that looks straight ahead, whatever its size', () => {
    for (const eyeDistancePx of [60, 100, 700])
      for (const region of faceRegions) {
        const { side, fit } = squareOn(region, { eyeDistancePx })
        expect(fit, region).toBeGreaterThan(0.85)
        expect(side / eyeDistancePx).toBeGreaterThan(0.85 * sideInEyeDistances)
        expect(side / eyeDistancePx).toBeLessThan(1.02 * sideInEyeDistances)
      }
  })

  it('puts each cheek on its own side, below the eyes, at the same height', () => {
    const left = squareOn('left-cheek').centre
    const right = squareOn('right-cheek').centre
    expect(left.x).toBeGreaterThan(330)
    expect(right.x).toBeLessThan(270)
    expect(Math.abs(left.x + right.x - 600)).toBeLessThan(8)
    expect(Math.abs(left.y - right.y)).toBeLessThan(5)
    expect(left.y).toBeGreaterThan(340)
  })

  it('puts forehead above nose above chin on the middle line, clear of each other', () => {
    const [forehead, nose, chin] = (['forehead', 'nose', 'chin'] as const).map((region) => squareOn(region))
    for (const { centre } of [forehead, nose, chin]) expect(Math.abs(centre.x - 300)).toBeLessThan(8)
    expect(forehead.centre.y + forehead.side / 2).toBeLessThan(290)
    expect(nose.centre.y - nose.side / 2).toBeGreaterThan(300)
    expect(chin.centre.y - chin.side / 2).toBeGreaterThan(nose.centre.y + nose.side / 2 + 20)
  })

  it('turns with the head and stays on the same skin', () => {
    const upright = squareOn('left-cheek')
    const tilted = squareOn('left-cheek', { roll: 40 })
    expect(tilted.side).toBeCloseTo(upright.side, 1)
    const [dx, dy] = [upright.centre.x - 300, upright.centre.y - 300]
    const [cos, sin] = [Math.cos((40 * Math.PI) / 180), Math.sin((40 * Math.PI) / 180)]
    expect(tilted.centre.x).toBeCloseTo(300 + dx * cos - dy * sin, 0)
    expect(tilted.centre.y).toBeCloseTo(300 + dx * sin + dy * cos, 0)
  })

  it('finds less and less room on the far cheek as the head turns', () => {
    const fits = [0, 15, 30, 45].map((yaw) => squareOn('left-cheek', { yaw }).fit)
    for (let i = 1; i < fits.length; i++) expect(fits[i]).toBeLessThan(fits[i - 1] + 1e-9)
    expect(fits[3]).toBeLessThan(0.6)
  })

  it('moves little when the mesh trembles', () => {
    const still = squareOn('right-cheek').centre
    const mesh = placedMesh().map((value, i) => value + 0.3 * Math.sin(12.9898 * i))
    const { centre } = placeSquare('right-cheek', { mesh, eyeDistancePx: 100, angle: 0 })
    expect(Math.hypot(centre.x - still.x, centre.y - still.y)).toBeLessThan(1)
  })
})

describe('squareQuad', () => {
  it('starts top left and goes around clockwise as seen', () => {
    expect(squareQuad({ x: 10, y: 20 }, 4, 0)).toEqual([
      { x: 8, y: 18 },
      { x: 12, y: 18 },
      { x: 12, y: 22 },
      { x: 8, y: 22 },
    ])
  })
})
