import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { createRng } from '../../../numeric/rng.ts'
import { srgbFromLinear } from '../../../numeric/colour.ts'
import { measureCovering } from './covering.ts'
import type { CoveringColours } from './covering.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { darkDistances, fitSkinModel } from './skin-model.ts'
import type { SkinModel } from './skin-model.ts'

type Colour = readonly [number, number, number]
/** Linear light. */
const skin: Colour = [0.4, 0.22, 0.15]
const black: Colour = [0.01, 0.01, 0.011]
const side = 96
const face = { mesh: placedMesh(), eyeDistancePx: 100 }

/** A picture of what lies at each place, lit more from one side, with a little noise. */
function picture(width: number, height: number, what: (x: number, y: number) => Colour, noise = 0.06) {
  const random = createRng(1)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      what(x, y).forEach((light, channel) => {
        const lit = light * (0.6 + (0.8 * x) / width) * (1 + noise * (random.uniform() - 0.5))
        data[(y * width + x) * 3 + channel] = srgbFromLinear(lit)
      })
  return { data, width, height }
}

const model = fitSkinModel(
  picture(600, 600, () => skin),
  face,
)
const coveringOf = (
  what: (x: number, y: number) => Colour,
  { colours = 'darker', noise = 0.06 }: { colours?: CoveringColours; noise?: number } = {},
) => measureCovering(picture(side, side, what, noise).data, side, { model, colours })

function darkDistance(of: SkinModel, colour: [number, number, number]): number {
  return darkDistances(of, Uint8Array.from(colour))[0]
}

function isCovered({ share, extentPx }: { share: number; extentPx: number }): boolean {
  return share > standardThresholds.maxCoveredShare || extentPx > standardThresholds.maxCoveredExtentPx
}

describe('the skin model of a face', () => {
  it('holds skin near, in the light and in the shade, and black far', () => {
    expect(darkDistance(model, [130, 100, 84])).toBeLessThan(3)
    expect(darkDistance(model, [105, 80, 66])).toBeLessThan(4)
    expect(darkDistance(model, [20, 20, 22])).toBeGreaterThan(5)
  })

  it('holds flushed skin for skin, and orange hair of the same redness not', () => {
    expect(darkDistance(model, [150, 75, 85])).toBe(0)
    expect(darkDistance(model, [150, 75, 20])).toBeGreaterThan(5)
  })

  it('does not take hair over a quarter of the points for skin', () => {
    const withFringe = fitSkinModel(
      picture(600, 600, (_, y) => (y < 275 ? black : skin)),
      face,
    )
    withFringe.mean.forEach((value, axis) => expect(Math.abs(value - model.mean[axis])).toBeLessThan(0.1))
    expect(darkDistance(withFringe, [20, 20, 22])).toBeGreaterThan(5)
  })
})

describe('what covers a patch', () => {
  it('is nothing on skin, on a mole, in a shadow and on shine', () => {
    expect(coveringOf(() => skin)).toEqual({ share: 0, extentPx: 0 })
    expect(isCovered(coveringOf((x, y) => (Math.hypot(x - 50, y - 40) < 8 ? black : skin)))).toBe(false)
    expect(isCovered(coveringOf((x) => (x < 50 ? [0.2, 0.11, 0.075] : skin)))).toBe(false)
    expect(isCovered(coveringOf((x, y) => (Math.hypot(x - 50, y - 40) < 30 ? [0.9, 0.9, 0.9] : skin)))).toBe(
      false,
    )
  })

  it('is a frame that cuts through a corner', () => {
    const covering = coveringOf((x, y) => (y < 4 && x < 30 ? black : skin))
    expect(covering.extentPx).toBe(30)
    expect(isCovered(covering)).toBe(true)
  })

  it('is no group of spots within the square, however long', () => {
    expect(coveringOf((x, y) => (y === 40 && x > 20 && x < 70 ? black : skin)).extentPx).toBe(0)
  })

  it('is hair that is lighter than skin where a fringe or a beard may be', () => {
    const fringe = (_: number, y: number): Colour => (y < 30 ? [0.5, 0.5, 0.48] : skin)
    expect(isCovered(coveringOf(fringe))).toBe(false)
    expect(isCovered(coveringOf(fringe, { colours: 'any' }))).toBe(true)
  })

  it('is no light of another colour that fades in over the skin, and the same colour with an edge is', () => {
    const blue = (share: number): Colour => [0.4 - 0.3 * share, 0.22 - 0.13 * share, 0.15 - 0.06 * share]
    const fading = coveringOf((x) => blue(Math.max(0, 0.7 - x / 140)), { noise: 0.01 })
    const sharp = coveringOf((x) => blue(x < 20 ? 0.7 : 0), { noise: 0.01 })
    expect(isCovered(sharp)).toBe(true)
    expect(fading).toEqual({ share: 0, extentPx: 0 })
  })

  it('is a beard of short hairs that do not touch each other', () => {
    const covering = coveringOf((x, y) => (x % 6 < 2 && y % 12 < 8 ? black : skin))
    expect(covering.extentPx).toBeLessThan(standardThresholds.maxCoveredExtentPx)
    expect(covering.share).toBeCloseTo(0.22, 1)
    expect(isCovered(covering)).toBe(true)
  })
})
