import { describe, expect, it } from 'vitest'
import { labFromSrgb } from '../../numeric/colour.ts'
import { createRng } from '../../numeric/rng.ts'
import { drawSkin } from './draw-skin.ts'
import { sampleFactors } from './factors.ts'
import {
  colourOfLight,
  lightKinds,
  nuisanceNames,
  nuisanceTable,
  plainNuisances,
  sampleNuisances,
  type Nuisances,
} from './nuisances.ts'
import { photographSkin } from './photograph-skin.ts'

const sidePx = 96
const maps = drawSkin({ ...sampleFactors(createRng(2)), melanin: 0.35, shine: 0.4 }, createRng(3))
/** Where every nuisance can show itself. */
const scene: Nuisances = {
  ...plainNuisances(),
  fillShare: 0.3,
  shadow: 0.4,
  noise: 1,
  curveX: 0.3,
  sharpening: 0.2,
}

function photo(change: Partial<Nuisances>): Uint8Array {
  return photographSkin(maps, { ...scene, ...change }, createRng(4), { sidePx })
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('a photograph of drawn skin', () => {
  it.each(nuisanceNames)('changes with %s', (name) => {
    const [low, high] = nuisanceTable[name].range
    expect(photo({ [name]: low + 0.2 * (high - low) })).not.toEqual(
      photo({ [name]: low + 0.8 * (high - low) }),
    )
  })

  it('leaves the skin as it was', () => {
    const before = maps.points.slice()
    photo({})
    expect(maps.points).toEqual(before)
  })

  it('is lighter with more exposure and warmer with a warmer white balance', () => {
    const [dark, bright] = [-0.5, 0.5].map((exposure) => labFromSrgb(photo({ exposure })))
    expect(mean(bright.lightness) - mean(dark.lightness)).toBeGreaterThan(12)
    const [cool, warm] = [-0.1, 0.1].map((warmth) => labFromSrgb(photo({ warmth })))
    expect(mean(warm.b) - mean(cool.b)).toBeGreaterThan(5)
    expect(Math.abs(mean(warm.lightness) - mean(cool.lightness))).toBeLessThan(2)
  })

  it('is brighter where the surface faces the lamp', () => {
    const { lightness } = labFromSrgb(
      photo({ lampTurn: 0, lampTilt: 1, curveX: 0.6, shadow: 0, fillShare: 0 }),
    )
    const half = (right: boolean): number =>
      mean(lightness.filter((_, i) => i % sidePx >= sidePx / 2 === right))
    expect(half(false)).not.toBe(half(true))
    /* Slopes rise to the right, so the right half leans away from a lamp on the right. */
    expect(half(false)).toBeGreaterThan(half(true) + 3)
  })

  it('shows everything larger when magnified, about the same middle', () => {
    const middle = (pixels: Uint8Array): number => pixels[((sidePx / 2) * sidePx + sidePx / 2) * 3]
    const at = { lampTilt: 0.2, noise: 0.1, shadow: 0 }
    expect(
      Math.abs(middle(photo({ ...at, magnification: 1.25 })) - middle(photo({ ...at, magnification: 1 }))),
    ).toBeLessThan(12)
  })
})

describe('drawn nuisances', () => {
  const rng = createRng(7)
  const many = Array.from({ length: 2000 }, () => sampleNuisances(rng))

  it.each(nuisanceNames)('%s stays near its range and uses it', (name) => {
    const { range, spread } = nuisanceTable[name]
    const values = many.map((nuisances) => nuisances[name])
    const slack = spread === 'middle' ? (range[1] - range[0]) / 4 : 0
    expect(Math.min(...values)).toBeGreaterThanOrEqual(range[0] - slack - 1e-9)
    expect(Math.max(...values)).toBeLessThanOrEqual(range[1] + slack + 1e-9)
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(0.9 * (range[1] - range[0]))
  })

  it('cast a strong colour over one photo of eight', () => {
    const share = many.filter(({ cast }) => cast !== 0).length / many.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.15)
  })

  it('in one light: colour and exposure a tenth as far from the plain photograph, all else as in mixed light', () => {
    const [mixed, one] = lightKinds.map((light) => sampleNuisances(createRng(8), light))
    const steady: readonly string[] = colourOfLight
    for (const name of nuisanceNames) {
      const { plain, spread } = nuisanceTable[name]
      const away = (value: number): number => (spread === 'log' ? Math.log(value / plain) : value - plain)
      const share = steady.includes(name) ? 0.1 : 1
      expect(away(one[name]), name).toBeCloseTo(share * away(mixed[name]), 12)
    }
  })
})
