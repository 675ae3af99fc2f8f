import { describe, expect, it } from 'vitest'
import { itaDegrees, labFromSrgb, linearFromSrgb, srgbFromLinear } from './colour.ts'

function lab(...rgb: number[]): number[] {
  const { lightness, a, b } = labFromSrgb(Uint8Array.from(rgb))
  return [lightness[0], a[0], b[0]]
}

describe('labFromSrgb', () => {
  /* Lindbloom's CIE colour calculator, sRGB, D65, no adaptation. */
  it.each([
    ['white', [255, 255, 255], [100, 0, 0]],
    ['black', [0, 0, 0], [0, 0, 0]],
    ['red', [255, 0, 0], [53.2408, 80.0925, 67.2032]],
    ['green', [0, 255, 0], [87.7347, -86.1827, 83.1793]],
    ['blue', [0, 0, 255], [32.297, 79.1875, -107.8602]],
    ['middle grey', [119, 119, 119], [50.034, 0, 0]],
  ])('gives the published value of %s', (_, rgb, expected) => {
    lab(...rgb).forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(0.02))
  })
})

describe('linear light', () => {
  it('comes back to the same byte', () => {
    for (let byte = 0; byte < 256; byte++) expect(srgbFromLinear(linearFromSrgb(byte))).toBe(byte)
  })

  it('follows the standard at its joint and in the middle', () => {
    expect(linearFromSrgb(10)).toBeCloseTo(10 / 255 / 12.92, 8)
    expect(linearFromSrgb(188)).toBeCloseTo(0.5029, 4)
  })

  it('is clipped outside 0 to 1', () => {
    expect([srgbFromLinear(-0.1), srgbFromLinear(1.3), srgbFromLinear(Number.NaN)]).toEqual([0, 255, 0])
  })
})

describe('itaDegrees', () => {
  it('is arctan((L* - 50) / b*) for skin', () => {
    expect(itaDegrees(70, 15)).toBeCloseTo(53.13, 2)
    expect(itaDegrees(35, 20)).toBeCloseTo(-36.87, 2)
  })

  it('stays continuous where b* passes zero', () => {
    expect(itaDegrees(70, -0.01)).toBeCloseTo(itaDegrees(70, 0.01), 0)
  })
})
