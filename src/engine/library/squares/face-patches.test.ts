import { describe, expect, it } from 'vitest'
import { placedMesh, type Placement } from '../../../../test/support/face-mesh.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { eyesOf, headPose } from '../faces/head-pose.ts'
import type { Picture } from '../photos/picture.ts'
import { facePatches, type CutSquare, type PatchSetting } from './face-patches.ts'
import { placeSquare } from './region-square.ts'

type Rgb = readonly [number, number, number]

const skin: Rgb = [205, 150, 125]
const dark: Rgb = [60, 45, 40]

/** Skin with a little grain, and what is drawn over it. */
function photoOf(over: (x: number, y: number) => Rgb | null): Picture {
  const side = 600
  const data = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const grain = 0.97 + (((y * side + x) * 7919) % 101) / 1700
      data.set(
        (over(x, y) ?? skin).map((value) => value * grain),
        (y * side + x) * 3,
      )
    }
  return { data, width: side, height: side }
}

/** By which a face is sharp. The person's left eye lies on the right. */
function eyesAt(eyeDistancePx: number, which: 'both' | 'left' = 'both') {
  return (x: number, y: number): Rgb | null => {
    const beside = which === 'both' ? Math.abs(x - 300) : x - 300
    return Math.hypot(beside - eyeDistancePx / 2, y - 300) < 0.08 * eyeDistancePx ? dark : null
  }
}

function cut(photo: Picture, placement: Placement, setting: Partial<PatchSetting> = {}): CutSquare[] {
  const mesh = placedMesh(placement)
  const face = { score: 0.9, mesh, box: { x: 100, y: 100, width: 400, height: 400 } }
  return facePatches(
    photo,
    { face, pose: headPose(mesh), eyes: eyesOf(mesh) },
    {
      regions: ['left-cheek', 'right-cheek'],
      patchesPerRegion: 1,
      thresholds: standardThresholds,
      ...setting,
    },
  )
}

const sides = (patches: CutSquare[]): number[] => patches.map(({ circumstances }) => circumstances.sidePx)

describe('the squares of a face', () => {
  it('are as sharp as its sharper eye: the other may be shut', () => {
    const eyeDistancePx = 100
    const [both] = cut(photoOf(eyesAt(eyeDistancePx)), { eyeDistancePx })
    const [one] = cut(photoOf(eyesAt(eyeDistancePx, 'left')), { eyeDistancePx })
    expect(both.rejected).toBeNull()
    expect(one.sharpness).toBeCloseTo(both.sharpness, 1)
  })

  it('are half as sharp when they are half as wide, and have the relief of the square that they are part of', () => {
    const placement = { eyeDistancePx: 150 }
    const photo = photoOf(eyesAt(150))
    const regions = ['forehead', 'left-cheek', 'right-cheek'] as const
    const wholes = cut(photo, placement, { regions })
    const cells = cut(photo, placement, { regions, patchesPerRegion: 4 })
    expect(cells).toHaveLength(12)
    cells.forEach((cell, i) => {
      const whole = wholes[Math.floor(i / 4)]
      expect(cell.sharpness).toBeCloseTo(whole.sharpness / 2, 9)
      expect(cell.circumstances.sidePx).toBeCloseTo(whole.circumstances.sidePx / 2, 9)
      expect(cell.circumstances.face?.relief).toBe(whole.circumstances.face?.relief)
    })
    expect(wholes[0].circumstances.face?.relief).not.toBe(1)
  })

  it('are of one size: one that only fits smaller beside a strand shrinks the others too', () => {
    const eyeDistancePx = 150
    const { centre, side } = placeSquare('left-cheek', {
      mesh: placedMesh({ eyeDistancePx }),
      eyeDistancePx,
      angle: 0,
    })
    const eyes = eyesAt(eyeDistancePx)
    const strand = (x: number, y: number): Rgb | null =>
      eyes(x, y) ?? (Math.abs(x - centre.x - 0.3 * side) < 4 && y > centre.y - side ? dark : null)
    const [left, right] = cut(photoOf(strand), { eyeDistancePx })
    expect([left.rejected, right.rejected]).toEqual([null, null])
    expect(left.circumstances.sidePx).toBeLessThan(0.97 * side)
    expect(right.circumstances.sidePx).toBe(left.circumstances.sidePx)
  })

  it('do not shrink with one that is too small by itself', () => {
    const placement = { eyeDistancePx: 80, yaw: 15 }
    const photo = photoOf(eyesAt(80))
    const [left, right] = cut(photo, placement)
    expect(left.rejected).toBe('too-small')
    const [alone] = cut(photo, placement, { regions: ['right-cheek'] })
    expect(sides([right])).toEqual(sides([alone]))
    expect(right.circumstances.sidePx).toBeGreaterThan(left.circumstances.sidePx)
  })
})
