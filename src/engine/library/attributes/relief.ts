/**
 * Texture of the surface, from lightness alone. Everything is a contrast in per cent of luminance: near a given L*,
 * dY / Y = 3 dL* / (L* + 16). So a brighter or dimmer lamp changes nothing.
 *
 *   roughness         robust spread (1.4826 x median absolute deviation) of L* between scales of 0.8 and 2.4 pixels; the
 *                     median keeps spots out
 *   glcmContrast, glcmHomogeneity
 *                     of L* between scales of 0.8 and 4.8 pixels, in levels of 2 per cent (co-occurrence.ts)
 *   pores             mean over the patch of how much it is a pit at a scale of 1 pixel (0.22 mm): the smaller of the two
 *                     curvatures of s^2 L*, where both are positive. Lines curve one way only and bumps the other way
 *   wrinkles          mean strength of lines 2 pixels (0.45 mm) wide that agree in direction over about 5 pixels; below
 *
 * A line, dark or between bright ones, is where the larger curvature k1 is positive and well above the other in size:
 * v = k1 - |k2|. Strength and direction t come from the same second derivatives, as a second-derivative filter turned to its
 * best angle would answer (Freeman and Adelson 1991, "The design and use of steerable filters"). The vectors (v cos 2t,
 * v sin 2t) are blurred, so that the directions of pores and noise cancel and those of a line add up; the length of what is
 * left is the answer.
 */
import { bandPass, gaussianBlur, quantile, robustSpread } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'
import type { SkinAttributes } from '../../../shared/domain.ts'
import { coOccurrence } from './co-occurrence.ts'
import { curvatures } from './curvatures.ts'
import { halved } from './halved.ts'

type Relief = Pick<SkinAttributes, 'roughness' | 'glcmContrast' | 'glcmHomogeneity' | 'pores' | 'wrinkles'>

const fineSigma = 0.8
const reliefSigma = 2.4
const textureSigma = 4.8
const levelPerCent = 2
const poreSigma = 1
const lineSigma = 2
const agreementSigma = 5

/** `meanLightness` is the L* at which contrasts are taken. */
export function measureRelief(lightness: Plane, meanLightness: number): Relief {
  const perCent = 300 / (meanLightness + 16)
  const fine = gaussianBlur(lightness, fineSigma)
  const texture = coOccurrence(minus(fine, gaussianBlur(lightness, textureSigma)), levelPerCent / perCent)
  return {
    roughness: perCent * fineSpread(lightness, fine),
    glcmContrast: texture.contrast,
    glcmHomogeneity: texture.homogeneity,
    pores: perCent * pitStrength(lightness),
    wrinkles: perCent * lineStrength(lightness),
  }
}

/** Share of pixels that are darkest, and a Gaussian's quantile at it in standard deviations. */
const darkest = { share: 0.02, deviations: 2.054 } as const

/**
 * How dark the darkest grains of fine relief are: the depth of a fiftieth of the pixels below the median, as the standard deviation
 * that a Gaussian would have for it, per cent of luminance at the median L*. Hairs and the gaps between strands are few and
 * dark, while shine sparkles to the bright side and wrinkles and pores are dark in part only.
 */
export function measureDarkGrain(lightness: Plane): number {
  const perCent = 300 / (quantile(lightness.data, 0.5) + 16)
  const relief = bandPass(lightness, fineSigma, reliefSigma).data
  return (perCent * (quantile(relief, 0.5) - quantile(relief, darkest.share))) / darkest.deviations
}

function fineSpread(lightness: Plane, fine: Plane): number {
  return robustSpread(minus(fine, gaussianBlur(lightness, reliefSigma)).data)
}

function minus(fine: Plane, coarse: Plane): Plane {
  const data = new Float32Array(fine.data.length)
  for (let i = 0; i < data.length; i++) data[i] = fine.data[i] - coarse.data[i]
  return { ...fine, data }
}

function pitStrength(lightness: Plane): number {
  let sum = 0
  const count = curvatures(lightness, poreSigma, ({ smaller }) => {
    if (smaller > 0) sum += smaller
  })
  return sum / count
}

/** At half the resolution, which has all of lines so wide. */
function lineStrength(lightness: Plane): number {
  const plane = halved(lightness)
  const along = { ...plane, data: new Float32Array(plane.data.length) }
  const aslant = { ...plane, data: new Float32Array(plane.data.length) }
  curvatures(plane, lineSigma / 2, ({ at, larger, smaller, cosine, sine }) => {
    const strength = larger - Math.abs(smaller)
    if (strength <= 0) return
    along.data[at] = strength * cosine
    aslant.data[at] = strength * sine
  })
  const [x, y] = [along, aslant].map((part) => gaussianBlur(part, agreementSigma / 2).data)
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += Math.sqrt(x[i] * x[i] + y[i] * y[i])
  return sum / x.length
}
