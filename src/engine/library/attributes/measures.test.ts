/** Each family against values that can be worked out by hand. */
import { describe, expect, it } from 'vitest'
import { labFromSrgb, linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import type { Plane } from '../../../numeric/filters.ts'
import { createRng } from '../../../numeric/rng.ts'
import { skinAttributeNames } from '../../../shared/domain.ts'
import { coOccurrence } from './co-occurrence.ts'
import { curvatures } from './curvatures.ts'
import { measureEvenness } from './evenness.ts'
import { withoutLightSurface } from './light-surface.ts'
import { measureSkin } from './measure-skin.ts'
import { measureDarkGrain, measureRelief } from './relief.ts'
import { shineShare } from './shine.ts'
import { findSpots } from './spots.ts'
import { measureTone } from './tone.ts'

const side = 96
type Rgb = readonly [number, number, number]
const skin: Rgb = [200, 150, 125]

function painted(colourAt: (x: number, y: number) => Rgb): Uint8Array {
  return Uint8Array.from({ length: side * side * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    return colourAt(pixel % side, Math.floor(pixel / side))[i % 3]
  })
}

function plane(valueAt: (x: number, y: number) => number, size = side): Plane {
  const data = Float32Array.from({ length: size * size }, (_, i) => valueAt(i % size, Math.floor(i / size)))
  return { data, width: size, height: size }
}

describe('dark grain', () => {
  const rng = createRng(3)
  const noise = Float32Array.from({ length: side * side }, () => rng.normal())
  const grainOf = (extra: (x: number, y: number) => number) =>
    measureDarkGrain(plane((x, y) => 60 + noise[y * side + x] + extra(x, y)))
  const grain = grainOf(() => 0)

  it('is the spread of even grain, in contrasts', () => {
    /* White noise of deviation 1: what a Gaussian of 0.8 pixels leaves of it, less what one of 2.4 does, is about 0.3. */
    expect(grain).toBeGreaterThan((300 / 76) * 0.2)
    expect(grain).toBeLessThan((300 / 76) * 0.4)
    expect(measureDarkGrain(plane((x, y) => 60 + 2 * noise[y * side + x])) / grain).toBeCloseTo(2, 1)
  })

  it('is no darker for sparkles of shine, and is for a few hairs', () => {
    const sparkles = grainOf((x, y) => (x % 12 < 2 && y % 12 < 2 ? 12 : 0))
    const hairs = grainOf((x) => (x % 24 < 2 ? -12 : 0))
    expect(sparkles / grain).toBeLessThan(1.7)
    expect(hairs / grain).toBeGreaterThan(3)
  })
})

describe('tone', () => {
  it('has the indices of its mean light', () => {
    const pixels = painted(() => skin)
    const tone = measureTone(pixels, labFromSrgb(pixels))
    const [red, green] = [linearFromSrgb(200), linearFromSrgb(150)]
    expect(tone.erythemaIndex).toBeCloseTo(100 * Math.log10(red / green), 6)
    expect(tone.melaninIndex).toBeCloseTo(100 * Math.log10(1 / red), 6)
    expect(tone.yellowness).toBeCloseTo(labFromSrgb(Uint8Array.from(skin)).b[0], 4)
  })
})

describe('the fall of light', () => {
  it('is taken away where it is a quadratic surface, and the mean stays', () => {
    const values = plane((x, y) => 50 + 0.2 * x - 0.1 * y + 0.004 * x * x - 0.003 * y * y + 0.002 * x * y)
    const mean = values.data.reduce((sum, value) => sum + value, 0) / values.data.length
    for (const value of withoutLightSurface(values.data, side)) expect(value).toBeCloseTo(mean, 3)
  })

  it('leaves finer changes as they are', () => {
    const wave = plane((x) => Math.sin(x / 2))
    const left = withoutLightSurface(wave.data, side)
    for (let i = 0; i < left.length; i += 97) expect(Math.abs(left[i] - wave.data[i])).toBeLessThan(0.2)
  })
})

describe('co-occurrence', () => {
  it('counts level differences two pixels apart in four directions', () => {
    /* Columns 0 0 1 1 0 0 1 1: two columns on, the level always differs by 1; two rows on, never. */
    const columns = plane((x) => (x % 4 < 2 ? 0.5 : 1.5), 8)
    const across = 6 * 8 + 2 * 6 * 6
    const pairs = across + 8 * 6
    const { contrast, homogeneity } = coOccurrence(columns, 1)
    expect(contrast).toBeCloseTo(across / pairs, 12)
    expect(homogeneity).toBeCloseTo((across / 2 + 48) / pairs, 12)
    expect(
      coOccurrence(
        plane(() => 3),
        1,
      ),
    ).toEqual({ contrast: 0, homogeneity: 1 })
  })
})

describe('curvatures', () => {
  it('of a trough are those of its formula, with the direction across it', () => {
    /* v = (x cos t + y sin t)^2 / 2 curves by 1 across and by 0 along; a blur changes neither. */
    const angle = Math.PI / 6
    const trough = plane((x, y) => ((x - 20) * Math.cos(angle) + (y - 20) * Math.sin(angle)) ** 2 / 2, 41)
    let middle = null as null | Record<'larger' | 'smaller' | 'cosine' | 'sine', number>
    curvatures(trough, 2, (curvature) => {
      if (curvature.at === 20 * 41 + 20) middle = { ...curvature }
    })
    expect(middle!.larger).toBeCloseTo(4, 2)
    expect(middle!.smaller).toBeCloseTo(0, 2)
    expect(middle!.cosine).toBeCloseTo(Math.cos(2 * angle), 2)
    expect(middle!.sine).toBeCloseTo(Math.sin(2 * angle), 2)
  })
})

describe('relief', () => {
  const lines = plane((x, y) => 60 - 4 * Math.exp(-((((x + y / 2) % 16) - 8) ** 2) / 8))
  const rng = createRng(3)
  const places = Array.from({ length: 160 }, () => [rng.uniform() * side, rng.uniform() * side])
  const dots = plane(
    (x, y) => 60 - 4 * places.reduce((sum, [u, v]) => sum + Math.exp(-((x - u) ** 2 + (y - v) ** 2) / 3), 0),
  )

  it('finds wrinkles in lines and pores in dots', () => {
    const [ofLines, ofDots] = [lines, dots].map((relief) => measureRelief(relief, 60))
    expect(ofLines.wrinkles).toBeGreaterThan(7 * ofDots.wrinkles)
    expect(ofDots.pores).toBeGreaterThan(3 * ofLines.pores)
  })

  it('takes pits for pores, not bumps', () => {
    const turned = (relief: Plane): Plane => ({ ...relief, data: relief.data.map((value) => 120 - value) })
    expect(measureRelief(turned(dots), 60).pores).toBeLessThan(0.3 * measureRelief(dots, 60).pores)
  })

  it('finds lines in any direction about alike', () => {
    const at = (angle: number): number =>
      measureRelief(
        plane((x, y) => {
          const across = (((x * Math.cos(angle) + y * Math.sin(angle)) % 16) + 16) % 16
          return 60 - 4 * Math.exp(-((across - 8) ** 2) / 8)
        }),
        60,
      ).wrinkles
    const strengths = [0, 0.4, 0.8, 1.2, 1.57, 2, 2.5].map(at)
    expect(Math.max(...strengths)).toBeLessThan(1.25 * Math.min(...strengths))
  })
})

describe('evenness', () => {
  it('is 100 for one colour, also under light from the side', () => {
    const even = painted(() => skin)
    expect(measureEvenness(labFromSrgb(even), side)).toMatchObject({ evenness: 100, lightnessSpread: 0 })
    const slanted = painted((x) => [200 - x / 4, 150 - (x / 4) * 0.75, 125 - (x / 4) * 0.6])
    expect(measureEvenness(labFromSrgb(slanted), side).evenness).toBeGreaterThan(99)
  })

  it('falls by the share that has another colour', () => {
    const blotched = painted((x, y) => (x % 48 < 24 && y % 48 < 24 ? [205, 135, 118] : skin))
    expect(Math.abs(measureEvenness(labFromSrgb(blotched), side).evenness - 75)).toBeLessThan(15)
  })
})

describe('shine', () => {
  const glare: Rgb = [232, 198, 182]
  it('is the share where white light is added', () => {
    expect(shineShare(painted((x, y) => (x < 24 && y < 48 ? glare : skin)))).toBeCloseTo(12.5, 6)
  })

  it('is none on matt, on spotted, on brightly lit, on colourless and on black pictures', () => {
    const mole: Rgb = [120, 76, 58]
    const redder: Rgb = [205, 135, 118]
    const lamplit = skin.map((byte) => srgbFromLinear(1.4 * linearFromSrgb(byte)))
    for (const other of [skin, mole, redder, [lamplit[0], lamplit[1], lamplit[2]]] as const)
      expect(shineShare(painted((x, y) => (x < 30 && y < 30 ? other : skin)))).toBe(0)
    expect(shineShare(painted((x) => (x < 30 ? [255, 255, 255] : [128, 128, 128])))).toBe(0)
    expect(shineShare(painted(() => [0, 0, 0]))).toBe(0)
  })
})

describe('spots', () => {
  function marked(colour: Rgb, radius: number): Uint8Array {
    return painted((x, y) => (Math.hypot(x - 40, y - 50) <= radius ? colour : skin))
  }

  it('cover about the area of the disc that they are', () => {
    for (const radius of [3, 5, 8]) {
      const { dark, bright } = findSpots(labFromSrgb(marked([150, 100, 80], radius)), side)
      const area = (100 * Math.PI * radius * radius) / (side * side)
      expect(dark.count).toBe(1)
      expect(dark.areaShare / area).toBeGreaterThan(0.6)
      expect(dark.areaShare / area).toBeLessThan(1.6)
      expect(bright).toEqual({ count: 0, areaShare: 0 })
    }
  })

  it('that are pale are bright ones, and no dark ones', () => {
    const { dark, bright } = findSpots(labFromSrgb(marked([232, 190, 165], 4)), side)
    expect([dark.count, bright.count]).toEqual([0, 1])
  })
})

it('gives finite numbers for every picture', () => {
  const rng = createRng(1)
  const byte = (): number => Math.floor(256 * rng.uniform())
  for (const pixels of [
    painted(() => [0, 0, 0]),
    painted(() => [255, 255, 255]),
    painted(() => [255, 0, 0]),
    painted(() => [0, 0, 255]),
    painted((x) => (x < 48 ? [0, 0, 0] : [255, 255, 255])),
    painted(() => [byte(), byte(), byte()]),
  ]) {
    const attributes = measureSkin(pixels, side)
    for (const name of skinAttributeNames) expect(attributes[name], name).toSatisfy(Number.isFinite)
  }
})
