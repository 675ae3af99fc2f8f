import { describe, expect, it } from 'vitest'
import { pngWithProfile } from '../../../../test/support/png.ts'
import { adobeRgb, displayP3, rgbProfile } from '../../../../test/support/rgb-profile.ts'
import { decodePhoto } from './decode.ts'

async function firstPixel(bytes: Buffer): Promise<number[]> {
  const { data } = await decodePhoto(bytes)
  return [...data.subarray(0, 3)]
}

function expectNear(actual: number[], expected: number[]): void {
  actual.forEach((value, i) => expect(Math.abs(value - expected[i]), `channel ${i}`).toBeLessThanOrEqual(2))
}

/**
 * Stored value and the same colour in sRGB, computed by hand: curve of the space, its matrix to XYZ (D65, from Adobe RGB (1998)
 * and SMPTE EG 432-1), the inverse matrix of IEC 61966-2-1 and the curve of sRGB. Wider spaces store skin as less red.
 */
describe('a photo that is tagged with a colour profile becomes sRGB', () => {
  it.each([
    ['light skin', [215, 184, 167], [227, 185, 168]],
    ['medium skin', [159, 127, 106], [171, 128, 105]],
    ['dark skin', [93, 70, 58], [101, 68, 55]],
    ['grey', [128, 128, 128], [129, 129, 129]],
  ])('Adobe RGB, %s', async (_, stored, expected) => {
    expectNear(await firstPixel(pngWithProfile(stored, rgbProfile(adobeRgb))), expected)
  })

  it.each([
    ['light skin', [215, 184, 167], [221, 183, 164]],
    ['medium skin', [159, 127, 106], [165, 125, 103]],
    ['dark skin', [93, 70, 58], [97, 69, 56]],
    ['grey', [128, 128, 128], [128, 128, 128]],
  ])('Display P3, %s', async (_, stored, expected) => {
    expectNear(await firstPixel(pngWithProfile(stored, rgbProfile(displayP3))), expected)
  })

  it('and a profile that is damaged is not taken', async () => {
    const damaged = rgbProfile(displayP3).fill(0, 36, 200)
    expectNear(await firstPixel(pngWithProfile([159, 127, 106], damaged)), [159, 127, 106])
  })
})
