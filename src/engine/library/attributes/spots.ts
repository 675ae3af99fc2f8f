/**
 * Counts small spots that are darker or redder than the skin around them: moles, freckles, marks, pimples.
 *
 * On S = a* - L* both kinds are bright. A spot is a maximum over place and scale of the scale-normalised Laplacian
 * -sigma^2 (Lxx + Lyy) (Lindeberg 1998, "Feature detection with automatic scale selection"), approximated by differences
 * of Gaussians at sigma and k sigma, divided by k - 1 (Lowe 2004). A disc of contrast c and radius sigma sqrt 2 answers with
 * about 0.74 c. Lines (hairs, wrinkles, edges of shadow) are left out where one principal curvature exceeds the other more
 * than tenfold, Lowe's edge test.
 */
import { gaussianBlur, robustSpread } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'
import type { LabPlanes } from '../../../numeric/colour.ts'

/** Radii looked for run from about 2 to 8 patch pixels: spots of 1 to 3.5 mm on an adult cheek. */
const smallestSigma = 1.2
const scaleStep = Math.SQRT2
const scaleCount = 5
/** Contrast of a spot against its surroundings, CIELAB units of a* - L*. */
const minContrast = 5
const discResponse = 0.74
/** The answer must also stand out of the patch's own relief by this many robust standard deviations. */
const minSpreads = 4
const maxCurvatureRatio = 10
/** Nearer to the border than this many patch pixels the mirrored surroundings are no evidence. */
const borderPx = 3

export function countSpots(lab: LabPlanes, side: number): number {
  const signal: Plane = {
    data: lab.a.map((a, i) => a - lab.lightness[i]),
    width: side,
    height: side,
  }
  const answers = scaleSpace(signal)
  let count = 0
  for (let scale = 1; scale <= scaleCount; scale++) {
    const threshold = Math.max(minContrast * discResponse, minSpreads * robustSpread(answers[scale].data))
    for (let y = borderPx; y < side - borderPx; y++)
      for (let x = borderPx; x < side - borderPx; x++) {
        const value = answers[scale].data[y * side + x]
        if (value > threshold && isPeak(answers, scale, y * side + x) && isRound(answers[scale], x, y))
          count++
      }
  }
  return count
}

/** Answers at one scale below the smallest to one above the largest, so that every counted scale has neighbours. */
function scaleSpace(signal: Plane): Plane[] {
  const answers: Plane[] = []
  let sigma = smallestSigma / scaleStep
  let fine = gaussianBlur(signal, sigma)
  for (let scale = 0; scale <= scaleCount + 1; scale++) {
    /* Gaussians add up: blurring the finer plane by what is missing gives the coarser one with a smaller kernel. */
    const coarse = gaussianBlur(fine, sigma * Math.sqrt(scaleStep * scaleStep - 1))
    const data = fine.data.map((value, i) => (value - coarse.data[i]) / (scaleStep - 1))
    answers.push({ ...signal, data })
    fine = coarse
    sigma *= scaleStep
  }
  return answers
}

/** Largest among its 26 neighbours in place and scale; of equal ones the first in reading order counts. */
function isPeak(answers: Plane[], scale: number, at: number): boolean {
  const { width } = answers[scale]
  const value = answers[scale].data[at]
  for (let ds = -1; ds <= 1; ds++)
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (ds === 0 && dy === 0 && dx === 0) continue
        const other = answers[scale + ds].data[at + dy * width + dx]
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
