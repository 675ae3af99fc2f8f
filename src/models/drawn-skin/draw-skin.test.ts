import { describe, expect, it } from 'vitest'
import { labFromSrgb } from '../../numeric/colour.ts'
import { bandPass } from '../../numeric/filters.ts'
import { createRng } from '../../numeric/rng.ts'
import { drawSkin, surface } from './draw-skin.ts'
import { factorTable, levelAt, skinFactorNames, type SkinFactors } from './factors.ts'
import { mapSidePx } from './noise-tiles.ts'
import { plainNuisances } from './nuisances.ts'
import { photographSkin } from './photograph-skin.ts'

const sidePx = 96
/** Skin with as little on it as can be. */
const bare: SkinFactors = {
  ...(Object.fromEntries(skinFactorNames.map((name) => [name, 0])) as SkinFactors),
  melanin: 0.3,
  haemoglobin: 0.4,
  melaninPatches: 0.005,
  bloodPatches: 0.03,
  poreDensity: 15,
  poreSize: 0.2,
  poreDepth: 0.05,
  roughness: 0.015,
  orangePeel: 0.01,
  lineDepth: 0.3,
  shine: 0.01,
}
const light = { ...plainNuisances(), lampTurn: -2.4, lampTilt: 0.8, curveX: 0, curveY: 0 }

function photo(change: Partial<SkinFactors>, seed = 5): Uint8Array {
  const rng = createRng(seed)
  return photographSkin(drawSkin({ ...bare, ...change }, rng.fork('skin')), light, rng.fork('camera'), {
    sidePx,
  })
}

function lab(change: Partial<SkinFactors>, seed?: number): ReturnType<typeof labFromSrgb> {
  return labFromSrgb(photo(change, seed))
}

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum / values.length
}

function spread(values: Float32Array): number {
  const centre = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
}

function band(values: Float32Array, fine: number, coarse: number): number {
  return spread(bandPass({ data: values, width: sidePx, height: sidePx }, fine, coarse).data)
}

/** Pixels that differ from bare skin by more than `least` in a* - L*, up or down. */
function changed(change: Partial<SkinFactors>, least: number): number {
  const [with_, without] = [lab(change), lab({})]
  return with_.lightness.filter((value, i) => {
    const difference = with_.a[i] - value - (without.a[i] - without.lightness[i])
    return Math.abs(difference) > least
  }).length
}

function expectRising(values: number[]): void {
  for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1])
}

function ranksOf(name: 'melanin' | 'haemoglobin' | 'roughness' | 'poreDepth' | 'shine'): number[] {
  return [0.05, 0.35, 0.65, 0.95].map((rank) => levelAt(factorTable[name], rank))
}

describe('a drawn skin', () => {
  it('is darker the more melanin it has, and lies on the skin locus in hue', () => {
    const skins = ranksOf('melanin').map((melanin) => lab({ melanin }))
    expectRising(skins.map(({ lightness }) => -mean(lightness)))
    for (const { a, b } of skins) {
      const hue = (Math.atan2(mean(b), mean(a)) * 180) / Math.PI
      expect(hue).toBeGreaterThan(40)
      expect(hue).toBeLessThan(75)
    }
  })

  it('is redder the more haemoglobin it has, and hardly darker', () => {
    const skins = ranksOf('haemoglobin').map((haemoglobin) => lab({ haemoglobin }))
    expectRising(skins.map(({ a }) => mean(a)))
    expect(mean(skins[3].a) - mean(skins[0].a)).toBeGreaterThan(6)
    expect(mean(skins[0].lightness) - mean(skins[3].lightness)).toBeLessThan(8)
  })

  it('has more fine detail the rougher it is', () => {
    expectRising(ranksOf('roughness').map((roughness) => band(lab({ roughness }).lightness, 0.7, 2.4)))
  })

  it('has relief of some pixels with orange peel, broader than that of roughness', () => {
    const [smooth, peel, rough] = [{}, { orangePeel: 0.13 }, { roughness: 0.22 }].map(
      (change) => lab(change).lightness,
    )
    const broad = (values: Float32Array): number => band(values, 3, 8) / band(values, 0.5, 1)
    expect(band(peel, 3, 8)).toBeGreaterThan(2 * band(smooth, 3, 8))
    expect(broad(peel)).toBeGreaterThan(2 * broad(rough))
  })

  it('is more uneven with more, larger and deeper pores', () => {
    const pores = { poreDensity: 40, poreSize: 0.25, poreDepth: 0.3 }
    const detail = (change: Partial<SkinFactors>): number =>
      band(lab({ ...pores, ...change }).lightness, 0.5, 3)
    expectRising([20, 60, 120].map((poreDensity) => detail({ poreDensity })))
    expectRising([0.16, 0.28, 0.42].map((poreSize) => detail({ poreSize })))
    expectRising(ranksOf('poreDepth').map((poreDepth) => detail({ poreDepth })))
  })

  it('has clouds of pigment that change lightness and of blood that change redness', () => {
    const even = lab({})
    const pigment = lab({ melaninPatches: 0.05 })
    const blood = lab({ bloodPatches: 0.3 })
    expect(spread(pigment.lightness)).toBeGreaterThan(1.5 * spread(even.lightness))
    expect(spread(blood.a)).toBeGreaterThan(3 * spread(even.a))
    expect(spread(blood.a)).toBeGreaterThan(1.5 * spread(pigment.a))
  })

  it.each([
    ['freckles', [0, 6, 20, 60], 2],
    ['moles', [0, 1, 2, 4], 5],
    ['comedones', [0, 6, 16, 36], 2],
    ['papules', [0, 2, 6, 12], 2],
    ['pustules', [0, 1, 3, 6], 2],
    ['marks', [0, 2, 6, 16], 2],
    ['scars', [0, 2, 6, 14], 1.5],
    ['vessels', [0, 3, 8, 14], 1.5],
    ['fineLines', [0, 6, 20, 48], 1.5],
    ['folds', [0, 1, 3, 5], 1.5],
    ['hairs', [0, 10, 40, 90], 1.5],
    ['stubble', [0, 60, 180, 420], 1.5],
  ] as const)('shows more of itself with more %s', (name, counts, least) => {
    expectRising(counts.map((count) => changed({ [name]: count }, least)))
  })

  it('has papules that are redder and moles that are darker than the skin around them', () => {
    const plain = lab({})
    const papules = lab({ papules: 6 })
    const moles = lab({ moles: 4 })
    expect(mean(papules.a) - mean(plain.a)).toBeGreaterThan(0.5)
    expect(Math.min(...plain.lightness) - Math.min(...moles.lightness)).toBeGreaterThan(15)
    expect(Math.max(...papules.a) - Math.max(...plain.a)).toBeGreaterThan(8)
  })

  it.each([
    ['across', 0],
    ['down', Math.PI / 2],
  ])('has lines that run %s as told', (_, lineDirection) => {
    const { lightness } = lab({ fineLines: 40, folds: 3, lineDepth: 0.6, lineDirection })
    let [across, down] = [0, 0]
    for (let y = 1; y < sidePx - 1; y++)
      for (let x = 1; x < sidePx - 1; x++) {
        const at = y * sidePx + x
        across += (lightness[at + 1] - lightness[at - 1]) ** 2
        down += (lightness[at + sidePx] - lightness[at - sidePx]) ** 2
      }
    if (lineDirection === 0) expect(down).toBeGreaterThan(1.5 * across)
    else expect(across).toBeGreaterThan(1.5 * down)
  })

  it('reflects the lamp more the more it shines, without losing its own colour elsewhere', () => {
    expectRising(ranksOf('shine').map((shine) => mean(lab({ shine }).lightness)))
    const { points } = drawSkin({ ...bare, shine: 1 }, createRng(1))
    const { points: dull } = drawSkin({ ...bare, shine: 0.01 }, createRng(1))
    for (let i = 0; i < points.length; i += surface.channels)
      for (let channel = 0; channel < surface.gloss; channel++)
        expect(points[i + channel]).toBe(dull[i + channel])
  })

  it('grows pale scales when dry', () => {
    expectRising([0, 0.3, 0.6, 1].map((dryness) => mean(lab({ dryness }).lightness)))
  })

  it('repeats without a seam', () => {
    const { points } = drawSkin({ ...bare, papules: 8, folds: 3, freckles: 40 }, createRng(2))
    const at = (x: number, y: number): number => points[(y * mapSidePx + x) * surface.channels]
    let [seam, inside] = [0, 0]
    for (let y = 0; y < mapSidePx; y++) {
      seam += Math.abs(at(0, y) - at(mapSidePx - 1, y))
      inside += Math.abs(at(64, y) - at(63, y))
    }
    expect(seam).toBeLessThan(2 * inside)
  })
})
