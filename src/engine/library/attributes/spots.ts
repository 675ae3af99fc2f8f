/**
 * Finds small spots: dark ones, that are darker or redder than the skin around them (moles, freckles, marks, pimples), and
 * bright ones, that are lighter or paler (pale scars, milia, heads of pustules, dots of shine).
 *
 * On S = a* - L* dark ones stand up and bright ones down. A spot is an extremum over place and scale of the scale-normalised
 * Laplacian -sigma^2 (Lxx + Lyy) (Lindeberg 1998, "Feature detection with automatic scale selection"), approximated by differences
 * of Gaussians at sigma and k sigma, divided by k - 1 (Lowe 2004). A disc of contrast c and radius sigma sqrt 2 answers with
 * about 0.74 c; so a spot found at sigma is taken for a disc of that radius, and the share of the patch that these discs
 * cover is its area. Lines (hairs, wrinkles, edges of shadow) are left out where one principal curvature exceeds the other more
 * than tenfold, Lowe's edge test. A dark spot with a clear edge answers with a ring of the other sign around it, so a bright one
 * must also be brighter than the patch's median, the fall of light taken away.
 */
import { blurFurther, gaussianBlur, quantile, robustSpread } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'
import type { LabPlanes } from '../../../numeric/colour.ts'
import { withoutLightSurface } from './light-surface.ts'

/** Radii looked for run from about 2 to 8 patch pixels: spots of 1 to 3.5 mm on an adult cheek. */
const smallestSigma = 1.2
const scaleStep = Math.SQRT2
const scaleCount = 5
/** Contrast of a spot against its surroundings, CIELAB units of a* - L*. */
const minContrast = 5
const discResponse = 0.74
const leastAnswer = minContrast * discResponse
/** The answer must also stand out of the patch's own relief by this many robust standard deviations. */
const minSpreads = 4
const maxCurvatureRatio = 10
/** Nearer to the border than this many patch pixels the mirrored surroundings are no evidence. */
const borderPx = 3

/** `areaShare` is in per cent of the patch. */
export interface SpotTally {
  count: number
  areaShare: number
}

export function findSpots(lab: LabPlanes, side: number): { dark: SpotTally; bright: SpotTally } {
  const data = new Float32Array(side * side)
  for (let i = 0; i < data.length; i++) data[i] = lab.a[i] - lab.lightness[i]
  const answers = scaleSpace({ data, width: side, height: side })
  const level = withoutLightSurface(data, side)
  const brightLevel = quantile(level, 0.5) - minContrast / 2
  const found = {
    dark: { count: 0, covered: new Uint8Array(side * side) },
    bright: { count: 0, covered: new Uint8Array(side * side) },
  }
  for (let scale = 1; scale <= scaleCount; scale++) {
    const plane = answers[scale]
    /* Most scales have nothing to count, and the spread is the costly part. */
    let threshold: number | null = null
    const radius = smallestSigma * scaleStep ** (scale - 1) * Math.SQRT2
    for (let y = borderPx; y < side - borderPx; y++)
      for (let x = borderPx; x < side - borderPx; x++) {
        const at = y * side + x
        const size = Math.abs(plane.data[at])
        if (!(size > leastAnswer) || !isExtremum(answers, scale, at) || !isRound(plane, x, y)) continue
        threshold ??= minSpreads * robustSpread(plane.data)
        if (!(size > threshold)) continue
        const isDark = plane.data[at] > 0
        if (!isDark && meanAround(level, side, at) > brightLevel) continue
        const kind = isDark ? found.dark : found.bright
        kind.count++
        coverDisc(kind.covered, side, { x, y, radius })
      }
  }
  return { dark: tally(found.dark), bright: tally(found.bright) }
}

/** Of 3 x 3 values. */
function meanAround(values: Float32Array, side: number, at: number): number {
  let sum = 0
  for (const row of [at - side, at, at + side]) sum += values[row - 1] + values[row] + values[row + 1]
  return sum / 9
}

function tally({ count, covered }: { count: number; covered: Uint8Array }): SpotTally {
  let sum = 0
  for (let i = 0; i < covered.length; i++) sum += covered[i]
  return { count, areaShare: (100 * sum) / covered.length }
}

function coverDisc(covered: Uint8Array, side: number, disc: { x: number; y: number; radius: number }): void {
  const reach = Math.floor(disc.radius)
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const [x, y] = [disc.x + dx, disc.y + dy]
      if (dx * dx + dy * dy > disc.radius ** 2 || x < 0 || y < 0 || x >= side || y >= side) continue
      covered[y * side + x] = 1
    }
}

/** Answers at one scale below the smallest to one above the largest, so that every counted scale has neighbours. */
function scaleSpace(signal: Plane): Plane[] {
  const answers: Plane[] = []
  let sigma = smallestSigma / scaleStep
  let fine = gaussianBlur(signal, sigma)
  for (let scale = 0; scale <= scaleCount + 1; scale++) {
    /* Gaussians add up: blurring the finer plane by what is missing gives the coarser one with a smaller kernel. */
    const coarse = blurFurther(fine, sigma * Math.sqrt(scaleStep * scaleStep - 1), sigma)
    const data = new Float32Array(fine.data.length)
    for (let i = 0; i < data.length; i++) data[i] = (fine.data[i] - coarse.data[i]) / (scaleStep - 1)
    answers.push({ ...signal, data })
    fine = coarse
    sigma *= scaleStep
  }
  return answers
}

/** Of its sign the farthest from 0 among its 26 neighbours in place and scale; of equal ones the first in reading order counts. */
function isExtremum(answers: Plane[], scale: number, at: number): boolean {
  const { width } = answers[scale]
  const sign = Math.sign(answers[scale].data[at])
  const value = sign * answers[scale].data[at]
  for (let ds = -1; ds <= 1; ds++)
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (ds === 0 && dy === 0 && dx === 0) continue
        const other = sign * answers[scale + ds].data[at + dy * width + dx]
        const before = ds < 0 || (ds === 0 && (dy < 0 || (dy === 0 && dx < 0)))
        if (before ? other >= value : other > value) return false
      }
  return true
}

function isRound(plane: Plane, x: number, y: number): boolean {
  const { data, width } = plane
  const at = y * width + x
  const xx = data[at + 1] + data[at - 1] - 2 * data[at]
  const yy = data[at + width] + data[at - width] - 2 * data[at]
  const xy = (data[at + width + 1] + data[at - width - 1] - data[at + width - 1] - data[at - width + 1]) / 4
  const determinant = xx * yy - xy * xy
  const trace = xx + yy
  const limit = (maxCurvatureRatio + 1) ** 2 / maxCurvatureRatio
  return determinant > 0 && trace * trace < limit * determinant
}
