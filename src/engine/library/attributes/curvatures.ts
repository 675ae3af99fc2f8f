import { gaussianBlur } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'

export interface Curvature {
  /** Index of the pixel. */
  at: number
  /** Eigenvalues of sigma^2 times the second derivatives; positive in hollows. */
  larger: number
  smaller: number
  /** Of twice the angle across which the larger one lies. */
  cosine: number
  sine: number
}

/**
 * Goes over the principal curvatures of a plane at one scale (Lindeberg 1998), but for the outermost pixels; returns how many
 * pixels it went over. The visited object is the same each time.
 */
export function curvatures(plane: Plane, sigma: number, visit: (curvature: Curvature) => void): number {
  const { data, width, height } = gaussianBlur(plane, sigma)
  const scale = sigma * sigma
  const curvature: Curvature = { at: 0, larger: 0, smaller: 0, cosine: 1, sine: 0 }
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const xx = scale * (data[at + 1] + data[at - 1] - 2 * data[at])
      const yy = scale * (data[at + width] + data[at - width] - 2 * data[at])
      const diagonal = data[at + width + 1] + data[at - width - 1]
      const xy = (scale / 4) * (diagonal - data[at + width - 1] - data[at - width + 1])
      const mean = (xx + yy) / 2
      const half = (xx - yy) / 2
      const apart = Math.sqrt(half * half + xy * xy)
      curvature.at = at
      curvature.larger = mean + apart
      curvature.smaller = mean - apart
      curvature.cosine = apart > 0 ? half / apart : 1
      curvature.sine = apart > 0 ? xy / apart : 0
      visit(curvature)
    }
  return Math.max(0, width - 2) * Math.max(0, height - 2)
}
