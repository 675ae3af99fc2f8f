import { describe, expect, it } from 'vitest'
import { gaussianBlur } from '../../../numeric/filters.ts'
import { standardThresholds, thresholdsWith } from '../../../shared/gate-thresholds.ts'
import { edgeSharpness, judgePatch, reachesOutside } from './gates.ts'
import type { PatchCircumstances } from './gates.ts'
import { squareQuad } from '../squares/region-square.ts'

const fine = {
  pose: { yaw: 0, pitch: 0 },
  blockStrength: 1.5,
  enlargement: 1,
  fit: 1,
  exposure: { clipped: 0, dark: 0 },
  shadowContrast: 0.2,
  covering: { share: 0, extentPx: 0 },
  relief: 1,
}
const limits = standardThresholds

const good: PatchCircumstances = {
  region: 'left-cheek',
  reachesOutside: false,
  sidePx: 60,
  sharpness: 0.7,
  face: fine,
}
const turned = (yaw: number, pitch = 0, fit = 1): PatchCircumstances['face'] => ({
  ...fine,
  fit,
  pose: { yaw, pitch },
})

describe('judgePatch', () => {
  it.each<[string, Partial<PatchCircumstances>, string | null]>([
    ['a good one', {}, null],
    ['a small one', { sidePx: standardThresholds.minSidePx - 1 }, 'too-small'],
    ['a blurred one', { sharpness: standardThresholds.minSharpness - 0.01 }, 'blurred'],
    ['one over the edge', { reachesOutside: true }, 'outside-photo'],
    ['one without room', { face: turned(0, 0, 0.5) }, 'no-room'],
    ['one without room since the head is turned', { face: turned(35, 0, 0.5) }, 'turned-away'],
    ['the far cheek of a turned head', { face: turned(35) }, 'turned-away'],
    ['the near cheek of a turned head', { face: turned(-35) }, null],
    ['the near cheek of a profile', { face: turned(-60) }, 'turned-away'],
    ['a face that looks far down', { face: turned(0, -45) }, 'turned-away'],
    ['one of a photo enlarged threefold', { face: { ...fine, enlargement: 3 } }, 'upscaled'],
    ['a large one of a photo enlarged threefold', { sidePx: 90, face: { ...fine, enlargement: 3 } }, null],
    ['one with blocks', { face: { ...fine, blockStrength: limits.maxBlockStrength + 0.1 } }, 'compressed'],
    ['a bright one', { face: { ...fine, exposure: { clipped: 0.2, dark: 0 } } }, 'over-exposed'],
    ['a dark one', { face: { ...fine, exposure: { clipped: 0, dark: 0.2 } } }, 'under-exposed'],
    ['one under hair', { face: { ...fine, covering: { share: 0.2, extentPx: 8 } } }, 'covered'],
    ['one under a frame', { face: { ...fine, covering: { share: 0.02, extentPx: 40 } } }, 'covered'],
    ['one in a beard', { face: { ...fine, relief: limits.maxRelief + 0.1 } }, 'covered'],
    ['one in half a shadow', { face: { ...fine, shadowContrast: 0.7 } }, 'shadow-edge'],
  ])('judges %s', (_, change, expected) => {
    expect(judgePatch({ ...good, ...change })).toBe(expected)
  })

  it('mirrors: turning the other way hides the right cheek', () => {
    expect(judgePatch({ ...good, region: 'right-cheek', face: turned(-35) })).toBe('turned-away')
    expect(judgePatch({ ...good, region: 'right-cheek', face: turned(35) })).toBe(null)
  })

  it('goes by the thresholds that it is given', () => {
    const blurred = { ...good, sharpness: 0.2 }
    expect(judgePatch(blurred)).toBe('blurred')
    expect(judgePatch(blurred, thresholdsWith({ minSharpness: 0.1 }))).toBe(null)
    expect(judgePatch(good, thresholdsWith({ minSidePx: 61 }))).toBe('too-small')
  })

  it('holds a forehead for hidden on neither side of a head that is not turned too far', () => {
    expect(judgePatch({ ...good, region: 'forehead', face: turned(35) })).toBe(null)
    expect(judgePatch({ ...good, region: 'forehead', face: turned(-35) })).toBe(null)
    expect(judgePatch({ ...good, region: 'forehead', face: turned(55) })).toBe('turned-away')
  })

  it('judges whole pictures by their size alone', () => {
    const whole: PatchCircumstances = { ...good, region: 'whole', face: undefined, sharpness: 0 }
    expect(judgePatch(whole)).toBe(null)
    expect(judgePatch({ ...whole, sidePx: 1 })).toBe('too-small')
  })
})

describe('reachesOutside', () => {
  it('allows half a pixel on every side', () => {
    const photo = { width: 400, height: 300 }
    const reaches = (x: number, y: number): boolean => reachesOutside(squareQuad({ x, y }, 60, 0), photo)
    expect([reaches(29.6, 150), reaches(370.4, 150), reaches(200, 29.6), reaches(200, 270.4)]).toEqual(
      new Array(4).fill(false),
    )
    expect([reaches(29.4, 150), reaches(370.6, 150), reaches(200, 29.4), reaches(200, 270.6)]).toEqual(
      new Array(4).fill(true),
    )
  })
})

describe('edgeSharpness', () => {
  const side = 96
  /** A dark bar on light skin, blurred; grey values around 128, where sRGB is nearly straight in lightness. */
  function bar(sigma: number, contrast: number): Uint8Array {
    const data = Float32Array.from({ length: side * side }, (_, i) =>
      Math.abs((i % side) - side / 2) < 20 ? 128 - contrast / 2 : 128 + contrast / 2,
    )
    const blurred = gaussianBlur({ data, width: side, height: side }, sigma)
    return Uint8Array.from({ length: side * side * 3 }, (_, i) => Math.round(blurred.data[Math.floor(i / 3)]))
  }

  it.each([2, 3, 4, 6])('is 1 / %d for edges blurred by so many pixels', (sigma) => {
    const sharpness = edgeSharpness(bar(sigma, 120), side)
    expect(sharpness * sigma).toBeGreaterThan(0.9)
    expect(sharpness * sigma).toBeLessThan(1.1)
  })

  it('does not depend on how strong the edges are', () => {
    expect(edgeSharpness(bar(3, 60), side) / edgeSharpness(bar(3, 120), side)).toBeCloseTo(1, 1)
  })

  it('is 0 where nothing stands out', () => {
    expect(edgeSharpness(new Uint8Array(side * side * 3).fill(90), side)).toBe(0)
  })
})
