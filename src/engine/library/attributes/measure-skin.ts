/**
 * What is measured on a patch, before any learning. Pixels are patch pixels: a cheek square of 96 pixels is 0.34 eye
 * distances wide, so one of them is about 0.22 mm on an adult, whatever the photo's size.
 *
 *   lightness, redness   mean of CIELAB L* and a* over the pixels between the 10th and the 90th percentile of L*: spots,
 *                        hairs and shine stay out
 *   toneIta              individual typology angle of the same means, degrees
 *   roughness            robust spread (1.4826 x median absolute deviation) of L* between scales of 0.8 and 2.4 pixels,
 *                        as per cent of luminance: near a given L*, dY/Y = 3 dL* / (L* + 16). Dividing so makes it the
 *                        same under a brighter lamp, and the median keeps spots out
 *   spots                see spots.ts
 */
import { itaDegrees, labFromSrgb } from '../../../numeric/colour.ts'
import { bandPass, quantile, robustSpread } from '../../../numeric/filters.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'
import { countSpots } from './spots.ts'

const reliefBand = { fineSigma: 0.8, coarseSigma: 2.4 }

export function measureSkin(pixels: Uint8Array /* [side, side, 3] */, side: number): SkinAttributes {
  const lab = labFromSrgb(pixels)
  const low = quantile(lab.lightness, 0.1)
  const high = quantile(lab.lightness, 0.9)
  let [count, lightness, a, b] = [0, 0, 0, 0]
  for (let i = 0; i < lab.lightness.length; i++) {
    if (lab.lightness[i] < low || lab.lightness[i] > high) continue
    count++
    lightness += lab.lightness[i]
    a += lab.a[i]
    b += lab.b[i]
  }
  lightness /= count
  a /= count
  b /= count
  const plane = { data: lab.lightness, width: side, height: side }
  const relief = bandPass(plane, reliefBand.fineSigma, reliefBand.coarseSigma)
  return {
    toneIta: itaDegrees(lightness, b),
    roughness: (100 * 3 * robustSpread(relief.data)) / (lightness + 16),
    spots: countSpots(lab, side),
    redness: a,
    lightness,
  }
}
