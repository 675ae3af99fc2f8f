import { describe, expect, it } from 'vitest'
import { gaussianBlur } from '../../../numeric/filters.ts'
import { createRng } from '../../../numeric/rng.ts'
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import { measureSkin } from './measure-skin.ts'

const side = 96
type Rgb = readonly [number, number, number]
interface Disc {
  x: number
  y: number
  radius: number
  colour: Rgb
}

/** Skin with relief of a given strength at pore scale, soft spots, and light from the left. */
function skin(base: Rgb, { relief = 0, discs = [] as Disc[], slope = 0, lamp = 1 } = {}): Uint8Array {
  const rng = createRng(11)
  const noise = {
    data: Float32Array.from({ length: side * side }, () => rng.normal()),
    width: side,
    height: side,
  }
  const pores = gaussianBlur(noise, 1.2)
  const light = Array.from({ length: side * side }, (_, i) => lamp * (1 + slope * ((i % side) / side - 0.5)))
  const pixels = new Uint8Array(side * side * 3)
  for (let i = 0; i < side * side; i++)
    for (let channel = 0; channel < 3; channel++) {
      let value = linearFromSrgb(base[channel])
      for (const disc of discs) {
        const distance = Math.hypot((i % side) - disc.x, Math.floor(i / side) - disc.y)
        const cover = Math.min(1, Math.max(0, disc.radius + 0.5 - distance))
        value += cover * (linearFromSrgb(disc.colour[channel]) - value)
      }
      pixels[i * 3 + channel] = srgbFromLinear(value * (1 + relief * pores.data[i]) * light[i])
    }
  return pixels
}

const light: Rgb = [226, 180, 152]
const dark: Rgb = [110, 72, 52]
const mole: Rgb = [120, 76, 58]
const pimple: Rgb = [216, 140, 128]

describe('measureSkin', () => {
  it('tells light skin from dark by ITA and lightness', () => {
    const [bright, deep] = [measureSkin(skin(light), side), measureSkin(skin(dark), side)]
    expect(bright.toneIta).toBeGreaterThan(45)
    expect(deep.toneIta).toBeLessThan(-20)
    expect(bright.lightness - deep.lightness).toBeGreaterThan(35)
  })

  it('does not let moles and shine change tone', () => {
    const plain = measureSkin(skin(light), side)
    const shine: Disc = { x: 70, y: 20, radius: 9, colour: [255, 252, 248] }
    const marked = measureSkin(
      skin(light, { discs: [shine, { x: 30, y: 60, radius: 6, colour: mole }] }),
      side,
    )
    expect(Math.abs(marked.toneIta - plain.toneIta)).toBeLessThan(1.5)
    expect(Math.abs(marked.redness - plain.redness)).toBeLessThan(0.5)
  })

  it('orders relief, and finds the same on light and dark skin and under a dimmer lamp', () => {
    const rough = [0.05, 0.1, 0.2, 0.4].map((relief) => measureSkin(skin(light, { relief }), side).roughness)
    for (let i = 1; i < rough.length; i++) expect(rough[i] / rough[i - 1]).toBeGreaterThan(1.7)
    const deep = measureSkin(skin(dark, { relief: 0.2 }), side).roughness
    const dim = measureSkin(skin(light, { relief: 0.2, lamp: 0.6 }), side).roughness
    expect(Math.abs(deep / rough[2] - 1)).toBeLessThan(0.2)
    expect(Math.abs(dim / rough[2] - 1)).toBeLessThan(0.1)
  })

  it('does not take spots or a slope of light for relief', () => {
    const plain = measureSkin(skin(light, { relief: 0.1 }), side).roughness
    const discs = [20, 45, 70].map((x) => ({ x, y: x, radius: 3, colour: mole }))
    const other = measureSkin(skin(light, { relief: 0.1, discs, slope: 0.5 }), side).roughness
    expect(Math.abs(other / plain - 1)).toBeLessThan(0.15)
  })

  it('finds redder skin redder', () => {
    expect(measureSkin(skin([214, 150, 135]), side).redness).toBeGreaterThan(
      measureSkin(skin(light), side).redness + 4,
    )
  })
})

describe('spots', () => {
  const spotsOf = (...args: Parameters<typeof skin>): number => measureSkin(skin(...args), side).spots

  it('are none on plain and on rough skin, and under a slope of light', () => {
    expect(spotsOf(light)).toBe(0)
    expect(spotsOf(light, { relief: 0.3 })).toBe(0)
    expect(spotsOf(dark, { relief: 0.2, slope: 0.8 })).toBe(0)
  })

  it('are counted one by one, dark and red ones, small and large', () => {
    const places = [
      [18, 20],
      [48, 22],
      [76, 30],
      [25, 68],
      [62, 70],
    ]
    const discs = places.map(([x, y], i) => ({
      x,
      y,
      radius: 2 + (i % 4),
      colour: i % 2 === 0 ? mole : pimple,
    }))
    for (let count = 1; count <= discs.length; count++)
      expect(spotsOf(light, { relief: 0.08, discs: discs.slice(0, count) })).toBe(count)
  })

  it('are counted on dark skin too', () => {
    const discs = [30, 66].map((x) => ({ x, y: 48, radius: 3, colour: [58, 34, 26] as const }))
    expect(spotsOf(dark, { discs })).toBe(2)
  })

  it('are not hairs: a dark line does not count', () => {
    const hair = Array.from({ length: 90 }, (_, i) => ({ x: 3 + i, y: 20 + i / 2, radius: 1, colour: mole }))
    expect(spotsOf(light, { discs: hair })).toBe(0)
  })
})
