/**
 * The colour of the skin itself: means over the pixels between the 10th and the 90th percentile of L*, so that spots, hairs
 * and shine stay out.
 *
 *   lightness, redness, yellowness   mean CIELAB L*, a*, b*
 *   toneIta                          individual typology angle of these means, degrees (numeric/colour.ts)
 *   erythemaIndex                    100 log10(R / G)     after Diffey, Oliver and Farr 1984
 *   melaninIndex                     100 log10(1 / R)     after Dawson et al. 1980
 *
 * Both indices are made for light of one wavelength reflected from skin, green where blood absorbs most and red where it
 * hardly does. Here R and G are means of linear sRGB, the broad bands of a camera (as in Yamamoto et al. 2008). There is no
 * white reference: exposure moves the melanin index, by 30 a stop, but not the erythema index; the colour of the light moves
 * both.
 */
import { itaDegrees, linearFromSrgb } from '../../../numeric/colour.ts'
import type { LabPlanes } from '../../../numeric/colour.ts'
import { quantile } from '../../../numeric/filters.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'

type Tone = Pick<
  SkinAttributes,
  'lightness' | 'redness' | 'yellowness' | 'toneIta' | 'erythemaIndex' | 'melaninIndex'
>

/** Half a step above black: the least light that a mean can be told from. */
const leastLight = linearFromSrgb(1) / 2

export function measureTone(pixels: Uint8Array /* [n, 3] */, lab: LabPlanes): Tone {
  const low = quantile(lab.lightness, 0.1)
  const high = quantile(lab.lightness, 0.9)
  let [count, lightness, a, b, red, green] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < lab.lightness.length; i++) {
    if (lab.lightness[i] < low || lab.lightness[i] > high) continue
    count++
    lightness += lab.lightness[i]
    a += lab.a[i]
    b += lab.b[i]
    red += linearFromSrgb(pixels[3 * i])
    green += linearFromSrgb(pixels[3 * i + 1])
  }
  lightness /= count
  a /= count
  b /= count
  red = Math.max(leastLight, red / count)
  green = Math.max(leastLight, green / count)
  return {
    lightness,
    redness: a,
    yellowness: b,
    toneIta: itaDegrees(lightness, b),
    erythemaIndex: 100 * Math.log10(red / green),
    melaninIndex: -100 * Math.log10(red),
  }
}
