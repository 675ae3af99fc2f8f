/**
 * What is measured on a patch, before any learning; formulas and sources stand in each family's file, and all of it in
 * docs/attributes.md. Pixels are patch pixels: a cheek square of 96 pixels is 0.34 eye distances wide, so one of them is
 * about 0.22 mm on an adult, whatever the photo's size.
 */
import { labFromSrgb } from '../../../numeric/colour.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'
import { measureEvenness } from './evenness.ts'
import { measureRelief } from './relief.ts'
import { shineShare } from './shine.ts'
import { findSpots } from './spots.ts'
import { measureTone } from './tone.ts'

/** Every value is finite, whatever the pixels are. */
export function measureSkin(pixels: Uint8Array /* [side, side, 3] */, side: number): SkinAttributes {
  const lab = labFromSrgb(pixels)
  const tone = measureTone(pixels, lab)
  const { dark, bright } = findSpots(lab, side)
  return {
    ...tone,
    ...measureRelief({ data: lab.lightness, width: side, height: side }, tone.lightness),
    ...measureEvenness(lab, side),
    spots: dark.count,
    spotShare: dark.areaShare,
    brightSpots: bright.count,
    brightSpotShare: bright.areaShare,
    shine: shineShare(pixels),
  }
}
