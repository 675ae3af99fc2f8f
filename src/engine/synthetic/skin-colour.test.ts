import { describe, expect, it } from 'vitest'
import { itaDegrees, labFromSrgb, srgbFromLinear } from '../../numeric/colour.ts'
import { createRng } from '../../numeric/rng.ts'
import { skinReflectance } from './skin-colour.ts'
import { toneLevels } from './skin-levels.ts'

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
