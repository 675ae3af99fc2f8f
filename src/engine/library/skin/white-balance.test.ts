import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import type { WhiteBalanceGains } from '../../../shared/domain.ts'
import type { Picture } from '../photos/picture.ts'
import { applyGains, lightOnFace, maxGain, whiteBalanceGains } from './white-balance.ts'

const [width, height] = [600, 600]
const mesh = placedMesh({ eyeDistancePx: 120, x: 300, y: 280 })
const skin = [190, 140, 120]

/** Skin everywhere within the mesh's extent, `around` outside, white eyes with brown irises; all under one light. */
function scene({ cast = [1, 1, 1], around = [128, 128, 128] }): Picture {
  const data = new Uint8Array(width * height * 3)
  const eyes = [300 - 60, 300 + 60]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isFace = Math.hypot((x - 300) / 130, (y - 340) / 175) < 1
      const eye = eyes.find((at) => Math.abs(x - at) < 28 && Math.abs(y - 280) < 14)
      const isIris = eye !== undefined && Math.hypot(x - eye, y - 280) < 10
      const surface = isIris ? [70, 45, 30] : eye !== undefined ? [205, 205, 205] : isFace ? skin : around
      for (let c = 0; c < 3; c++)
        data[(y * width + x) * 3 + c] = srgbFromLinear(linearFromSrgb(surface[c]) * cast[c])
    }
  return { data, width, height }
}

function gainsOf(picture: Picture, method: 'grey-world' | 'sclera'): WhiteBalanceGains {
  const gains = whiteBalanceGains(picture, mesh, method)
  if (!gains) throw new RangeError('No gains were found.')
  return gains
}

function patchUnder(cast: number[]): Uint8Array {
  return Uint8Array.from(skin, (byte, c) => srgbFromLinear(linearFromSrgb(byte) * cast[c]))
}

const warm = [1.15, 0.97, 0.8]
const cool = [0.85, 1, 1.2]

describe.each(['grey-world', 'sclera'] as const)('white balance by %s', (method) => {
  it.each([
    ['warm', warm],
    ['cool', cool],
  ])('takes a %s light off the skin and keeps its luminance', (_, cast) => {
    const gains = gainsOf(scene({ cast }), method)
    const balanced = applyGains(patchUnder(cast), gains)
    const neutral = [...patchUnder([1, 1, 1])]
    const scale = linearFromSrgb(balanced[1]) / linearFromSrgb(neutral[1])
    expect(Math.abs(scale - 1)).toBeLessThan(0.1)
    for (const c of [0, 2])
      expect(Math.abs(balanced[c] / balanced[1] - neutral[c] / neutral[1])).toBeLessThan(0.04)
  })

  it('leaves neutral light as it is', () => {
    for (const gain of gainsOf(scene({}), method)) expect(Math.abs(gain - 1)).toBeLessThan(0.04)
  })

  it('never goes beyond its bound, and keeps the direction', () => {
    const gains = gainsOf(scene({ cast: [1.2, 0.7, 0.42] }), method)
    expect(Math.max(...gains, ...gains.map((gain) => 1 / gain))).toBeLessThanOrEqual(maxGain + 1e-9)
    expect(gains[2]).toBeGreaterThan(gains[1])
    expect(gains[1]).toBeGreaterThan(gains[0])
  })
})

describe('white balance', () => {
  it('by the sclera does not care about a coloured wall; grey-world does', () => {
    const wall = scene({ around: [60, 110, 170] })
    const [red, , blue] = gainsOf(wall, 'sclera')
    expect(Math.abs(red / blue - 1)).toBeLessThan(0.05)
    const [wallRed, , wallBlue] = gainsOf(wall, 'grey-world')
    expect(wallRed / wallBlue).toBeGreaterThan(1.3)
  })

  it('changes nothing when it is off, or when nothing near the face can be used', () => {
    const picture = scene({ cast: warm, around: [255, 255, 255] })
    expect(whiteBalanceGains(picture, mesh, 'none')).toBeNull()
    const burnt = { ...picture, data: picture.data.map(() => 255) }
    expect(whiteBalanceGains(burnt, mesh, 'grey-world')).toBeNull()
    expect(whiteBalanceGains(burnt, mesh, 'sclera')).toBeNull()
    const pixels = Uint8Array.of(1, 2, 3)
    expect(applyGains(pixels, null)).toBe(pixels)
  })
})

describe('lightOnFace', () => {
  it('sees the lamp in the white of the eyes, whatever the background', () => {
    const dim = scene({ cast: warm.map((value) => value / 2), around: [40, 90, 160] })
    const bright = scene({ cast: warm })
    const [one, other] = [lightOnFace(dim, mesh).eyes!, lightOnFace(bright, mesh).eyes!]
    for (let c = 0; c < 3; c++) expect(one[c] / other[c]).toBeCloseTo(0.5, 1)
    expect(one[0] / one[2]).toBeCloseTo(warm[0] / warm[2], 1)
  })

  it('is unknown where all is burnt out', () => {
    const data = new Uint8Array(width * height * 3).fill(255)
    expect(lightOnFace({ data, width, height }, mesh)).toEqual({ eyes: null, around: null })
  })
})
