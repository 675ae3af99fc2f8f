/**
 * How much colour varies over a patch, once the fall of light is taken away (light-surface.ts). Means of 2 x 2 pixels are
 * compared, in which little is left of a camera's noise.
 *
 *   lightnessSpread, rednessSpread, yellownessSpread
 *               robust spread (1.4826 x median absolute deviation) of CIELAB L*, a*, b*
 *   evenness    per cent of the patch whose colour, blurred to 3 pixels so that relief and noise are gone, is within
 *               dE*ab 2.3 of the median colour: the least difference that people see (Mahy, Van Eycken and Oosterlinck 1994)
 */
import type { LabPlanes } from '../../../numeric/colour.ts'
import { gaussianBlur, quantile, robustSpread } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'
import { halved } from './halved.ts'
import { withoutLightSurface } from './light-surface.ts'

type Evenness = Pick<SkinAttributes, 'lightnessSpread' | 'rednessSpread' | 'yellownessSpread' | 'evenness'>

const blurSigma = 3
const seenDifference = 2.3

export function measureEvenness(lab: LabPlanes, side: number): Evenness {
  const planes = [lab.lightness, lab.a, lab.b].map((data) => evenlyLit({ data, width: side, height: side }))
  const [l, a, b] = planes.map(fromMedian)
  let even = 0
  for (let i = 0; i < l.length; i++) {
    if (l[i] * l[i] + a[i] * a[i] + b[i] * b[i] <= seenDifference * seenDifference) even++
  }
  const [lightnessSpread, rednessSpread, yellownessSpread] = planes.map(({ data }) => robustSpread(data))
  return { lightnessSpread, rednessSpread, yellownessSpread, evenness: (100 * even) / l.length }
}

function evenlyLit(plane: Plane): Plane {
  const half = halved(plane)
  return { ...half, data: withoutLightSurface(half.data, half.width) }
}

function fromMedian(plane: Plane): Float32Array {
  const { data } = gaussianBlur(plane, blurSigma / 2)
  const median = quantile(data, 0.5)
  return data.map((value) => value - median)
}
