import { describe, expect, it } from 'vitest'
import { itaDegrees, labFromSrgb, srgbFromLinear } from '../../numeric/colour.ts'
import { createRng } from '../../numeric/rng.ts'
import { linearFromLab, skinReflectance } from './skin-colour.ts'
import { toneLevels } from './skin-levels.ts'

describe('linearFromLab', () => {
  // L*, a*, b* of the sRGB primaries as colour tables give them, for D65.
  it.each([
    ['red', [53.24, 80.09, 67.2], [1, 0, 0]],
    ['green', [87.73, -86.18, 83.18], [0, 1, 0]],
    ['blue', [32.3, 79.19, -107.86], [0, 0, 1]],
    ['white', [100, 0, 0], [1, 1, 1]],
    ['middle grey', [50, 0, 0], [0.1842, 0.1842, 0.1842]],
  ] as const)('turns the CIELAB of %s into its light', (_, [l, a, b], light) => {
    const found = linearFromLab(l, a, b)
    for (let channel = 0; channel < 3; channel++) expect(found[channel]).toBeCloseTo(light[channel], 2)
  })
})

describe('skin reflectance', () => {
  it.each(toneLevels.map((level, index) => [level.title, index] as const))(
    'of %s skin lies within 4 degrees of its ITA',
    (_, level) => {
      for (let seed = 0; seed < 20; seed++) {
        const bytes = Uint8Array.from(skinReflectance(level, createRng(seed)), srgbFromLinear)
        const { lightness, b } = labFromSrgb(bytes)
        expect(Math.abs(itaDegrees(lightness[0], b[0]) - toneLevels[level].ita)).toBeLessThan(4)
      }
    },
  )
})
