/** What is measured on drawn skin, whose factors are known, under changing light and size. */
import { beforeAll, describe, expect, it } from 'vitest'
import { drawSkin, photographSkin, plainNuisances, sampleFactors } from '../../../models/drawn-skin/index.ts'
import type { Nuisances, SkinFactors } from '../../../models/drawn-skin/index.ts'
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import { spearman } from '../../../numeric/measures/spearman.ts'
import { createRng } from '../../../numeric/rng.ts'
import { skinAttributeNames, type SkinAttributes } from '../../../shared/domain.ts'
import { measureSkin } from './measure-skin.ts'

const side = 96
const skinCount = 24
type Name = keyof SkinAttributes

interface Drawn {
  factors: SkinFactors
  photograph: (change?: Partial<Nuisances>) => Uint8Array
}

/** Lit from the upper left, a little dark, so that a brighter lamp clips nothing. */
const light = { lampTurn: -2.4, exposure: -0.2 }

function drawn(seed: number): Drawn {
  const rng = createRng(seed)
  const sampled = sampleFactors(rng.fork('factors'))
  /* On the darkest skin a byte is too coarse for a change of light to be undone. */
  const factors = { ...sampled, melanin: 0.7 * sampled.melanin }
  const maps = drawSkin(factors, rng.fork('skin'))
  const photograph = (change: Partial<Nuisances> = {}): Uint8Array =>
    photographSkin(maps, { ...plainNuisances(), ...light, ...change }, rng.fork('camera'), { sidePx: side })
  return { factors, photograph }
}

let skins: Drawn[]
let plain: { pixels: Uint8Array; attributes: SkinAttributes }[]
beforeAll(() => {
  skins = Array.from({ length: skinCount }, (_, i) => drawn(i + 1))
  plain = skins.map(({ photograph }) => {
    const pixels = photograph()
    return { pixels, attributes: measureSkin(pixels, side) }
  })
})

function lit(pixels: Uint8Array, gainAt: (channel: number, x: number) => number): Uint8Array {
  const out = new Uint8Array(pixels.length)
  for (let i = 0; i < out.length; i++)
    out[i] = srgbFromLinear(linearFromSrgb(pixels[i]) * gainAt(i % 3, Math.floor(i / 3) % side))
  return out
}

function withGamma(pixels: Uint8Array, gamma: number): Uint8Array {
  return pixels.map((byte) => Math.round(255 * (byte / 255) ** gamma))
}

/** Mean change in standard deviations over skins, and agreement of the order of skins. */
function drift(name: Name, changed: SkinAttributes[]): { shift: number; order: number } {
  const before = plain.map(({ attributes }) => attributes[name])
  const after = changed.map((attributes) => attributes[name])
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length
  const deviation = Math.sqrt(before.reduce((sum, value) => sum + (value - mean) ** 2, 0) / before.length)
  const shift = after.reduce((sum, value) => sum + value, 0) / after.length - mean
  return { shift: Math.abs(shift) / deviation, order: spearman(before, after) }
}

const ofColour: Name[] = ['lightness', 'redness', 'yellowness', 'toneIta', 'erythemaIndex', 'melaninIndex']
const ofBrightDots: Name[] = ['brightSpots', 'brightSpotShare']
const ofDots: Name[] = [...ofBrightDots, 'spots', 'spotShare']
const ofRelief: Name[] = ['roughness', 'glcmContrast', 'glcmHomogeneity', 'pores', 'wrinkles']

describe('light', () => {
  const lights: Record<string, (pixels: Uint8Array) => Uint8Array> = {
    dimmer: (pixels) => lit(pixels, () => 0.75),
    brighter: (pixels) => lit(pixels, () => 1.2),
    softer: (pixels) => withGamma(pixels, 0.88),
    harder: (pixels) => withGamma(pixels, 1.14),
    warmer: (pixels) => lit(pixels, (channel) => [1.06, 1, 0.92][channel]),
    cooler: (pixels) => lit(pixels, (channel) => [0.94, 1, 1.08][channel]),
    'from the side': (pixels) => lit(pixels, (_, x) => 1 + 0.4 * (x / side - 0.5)),
  }

  const underLight = new Map<string, SkinAttributes[]>()
  beforeAll(() => {
    for (const [name, change] of Object.entries(lights))
      underLight.set(
        name,
        plain.map(({ pixels }) => measureSkin(change(pixels), side)),
      )
  })

  it.each(Object.keys(lights))(
    'that is %s keeps the order of skins, and all but colour near its value',
    (name) => {
      for (const attribute of skinAttributeNames) {
        const { shift, order } = drift(attribute, underLight.get(name)!)
        expect(order, attribute).toBeGreaterThan(ofDots.includes(attribute) ? 0.75 : 0.9)
        if (!ofColour.includes(attribute)) expect(shift, attribute).toBeLessThan(0.6)
      }
    },
  )

  it.each(['dimmer', 'brighter'])('that is %s changes neither relief nor the erythema index', (name) => {
    for (const attribute of [...ofRelief, 'erythemaIndex'] as const)
      expect(drift(attribute, underLight.get(name)!).shift, attribute).toBeLessThan(0.03)
  })

  it('that is warmer hardly changes what is measured in lightness', () => {
    for (const attribute of [...ofRelief, 'lightnessSpread', 'toneIta'] as const)
      expect(drift(attribute, underLight.get('warmer')!).shift, attribute).toBeLessThan(0.2)
  })
})

describe('the size of the face in the photo', () => {
  /* Patches from 64 and 48 pixels, enlarged to 96: fine detail is gone, so relief falls and the smallest spots go. */
  it.each([
    [64, { order: 0.9, shift: 0.6 }],
    [48, { order: 0.8, shift: 1 }],
  ])('of %i pixels a patch keeps the order of skins', (sourcePx, bound) => {
    const changed = skins.map(({ photograph }) => measureSkin(photograph({ sourcePx }), side))
    for (const attribute of skinAttributeNames) {
      const { shift, order } = drift(attribute, changed)
      if (!ofBrightDots.includes(attribute)) expect(order, attribute).toBeGreaterThan(bound.order)
      expect(shift, attribute).toBeLessThan(bound.shift)
    }
    for (const attribute of [...ofColour, 'evenness', 'wrinkles', 'spotShare'] as const)
      expect(drift(attribute, changed).shift, attribute).toBeLessThan(0.25)
  })
})

describe('known factors of skin', () => {
  const seen = (depth: number, count: number): number => depth * count
  it.each<[Name, string, number, (factors: SkinFactors) => number]>([
    ['toneIta', 'melanin, downwards', 0.9, ({ melanin }) => -melanin],
    ['melaninIndex', 'melanin', 0.9, ({ melanin }) => melanin],
    ['redness', 'blood', 0.7, ({ haemoglobin }) => haemoglobin],
    ['rednessSpread', 'clouds of blood', 0.6, ({ bloodPatches }) => bloodPatches],
    [
      'pores',
      'pores',
      0.5,
      ({ poreDepth, poreSize, poreDensity }) => poreDepth * poreSize ** 2 * poreDensity,
    ],
    ['wrinkles', 'lines', 0.35, ({ lineDepth, fineLines, folds }) => seen(lineDepth, fineLines + 4 * folds)],
    [
      'spotShare',
      'blemishes',
      0.4,
      ({ moles, papules, marks, freckles }) => moles + papules + marks + freckles,
    ],
    ['shine', 'oil', 0.5, ({ shine }) => shine],
    ['evenness', 'clouds of blood, downwards', 0.3, ({ bloodPatches }) => -bloodPatches],
  ])('order %s by %s, among all else that differs between skins', (attribute, _, least, level) => {
    const order = spearman(
      plain.map(({ attributes }) => attributes[attribute]),
      skins.map(({ factors }) => level(factors)),
    )
    expect(order).toBeGreaterThan(least)
  })
})
