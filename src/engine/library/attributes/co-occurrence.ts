/**
 * Texture from how often two grey levels are neighbours (Haralick, Shanmugam and Dinstein 1973, "Textural features for image
 * classification"), p(i, j) the share of pairs with levels i and j:
 *
 *   contrast      sum p(i, j) (i - j)^2
 *   homogeneity   sum p(i, j) / (1 + (i - j)^2)     (their "inverse difference moment", 1 for no texture)
 *
 * Pairs are two pixels apart along rows, columns and both diagonals, taken together, so turning the patch changes little.
 * Levels are steps of fixed size in relief, not parts of the patch's own range as in the paper: one shadow or mole would
 * stretch that range and flatten all else. Both features need differences alone, so those are counted and not the matrix.
 */
import type { Plane } from '../../../numeric/filters.ts'

const distancePx = 2
const highestLevel = 31
const offsets = [
  [distancePx, 0],
  [0, distancePx],
  [distancePx, distancePx],
  [-distancePx, distancePx],
] as const

/** `step` is the size of one level; levels beyond 16 steps from 0 count as the last. */
export function coOccurrence(relief: Plane, step: number): { contrast: number; homogeneity: number } {
  const { data, width, height } = relief
  const levels = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i++) {
    const level = Math.floor(data[i] / step) + (highestLevel + 1) / 2
    levels[i] = Math.min(highestLevel, Math.max(0, level))
  }
  const counts = new Float64Array(highestLevel + 1)
  let pairs = 0
  for (const [dx, dy] of offsets) {
    for (let y = 0; y < height - dy; y++)
      for (let x = Math.max(0, -dx); x < width - Math.max(0, dx); x++) {
        counts[Math.abs(levels[y * width + x] - levels[(y + dy) * width + x + dx])]++
        pairs++
      }
  }
  let [contrast, homogeneity] = [0, 0]
  for (let difference = 0; difference <= highestLevel; difference++) {
    const share = counts[difference] / pairs
    contrast += share * difference * difference
    homogeneity += share / (1 + difference * difference)
  }
  return { contrast, homogeneity }
}
