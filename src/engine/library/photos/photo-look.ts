/**
 * Perceptual hash of a photo: what stays the same when a picture is saved again, reduced or brightened (pHash; Zauner 2010,
 * "Implementation and benchmarking of perceptual image hash functions"). The photo as 32 x 32 luminances, their discrete
 * cosine transform, of it the 8 x 8 slowest waves without the constant ones; a bit says whether a coefficient lies above the
 * median. Two photos look alike when few of the 64 bits differ.
 */
import type { Picture } from './picture.ts'

const gridSide = 32
const waves = 8
/** A cell is the mean of at most this many pixels along each axis. */
const mostSamples = 16

/**
 * Photos that differ in no more bits are near duplicates. Copies saved at JPEG quality 40 or at a third of the size differed in
 * at most 4 bits, photos of two people in one studio in 8 and more. A copy so bright that it clips may differ in 10, and
 * counts as another photo.
 */
export const nearDuplicateBits = 4

export function photoLook(picture: Picture): Uint8Array /* [8] */ {
  const coefficients = slowWaves(luminanceGrid(picture))
  const sorted = coefficients.toSorted()
  const median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2
  const hash = new Uint8Array(waves)
  coefficients.forEach((value, i) => {
    if (value > median) hash[i >> 3] |= 1 << (i & 7)
  })
  return hash
}

/** Bits that differ. */
export function lookDistance(a: Uint8Array, b: Uint8Array): number {
  let bits = 0
  for (let i = 0; i < a.length; i++) for (let left = a[i] ^ b[i]; left !== 0; left &= left - 1) bits++
  return bits
}

function luminanceGrid({ data, width, height }: Picture): Float64Array /* [32, 32] */ {
  const columns = samplePlaces(width)
  const rows = samplePlaces(height)
  const grid = new Float64Array(gridSide * gridSide)
  for (let cell = 0; cell < grid.length; cell++) {
    const xs = columns[cell % gridSide]
    const ys = rows[Math.floor(cell / gridSide)]
    let [red, green, blue] = [0, 0, 0]
    for (let j = 0; j < ys.length; j++) {
      const row = ys[j] * width
      for (let i = 0; i < xs.length; i++) {
        const from = (row + xs[i]) * 3
        red += data[from]
        green += data[from + 1]
        blue += data[from + 2]
      }
    }
    grid[cell] = (0.299 * red + 0.587 * green + 0.114 * blue) / (xs.length * ys.length)
  }
  return grid
}

/** For each cell the pixels to look at, spread evenly. */
function samplePlaces(length: number): Int32Array[] {
  const cell = length / gridSide
  const count = Math.max(1, Math.min(mostSamples, Math.floor(cell)))
  return Array.from({ length: gridSide }, (_, i) =>
    Int32Array.from({ length: count }, (__, s) =>
      Math.min(length - 1, Math.floor((i + (s + 0.5) / count) * cell)),
    ),
  )
}

const cosines = Array.from({ length: waves + 1 }, (_, wave) =>
  Float64Array.from({ length: gridSide }, (__, x) => Math.cos((Math.PI * wave * (x + 0.5)) / gridSide)),
)

/** DCT coefficients (u, v), both from 1 to 8. */
function slowWaves(grid: Float64Array /* [32, 32] */): Float64Array /* [8, 8] */ {
  const across = new Float64Array(gridSide * waves)
  for (let y = 0; y < gridSide; y++)
    for (let u = 0; u < waves; u++)
      for (let x = 0; x < gridSide; x++) across[y * waves + u] += grid[y * gridSide + x] * cosines[u + 1][x]
  const out = new Float64Array(waves * waves)
  for (let v = 0; v < waves; v++)
    for (let u = 0; u < waves; u++)
      for (let y = 0; y < gridSide; y++) out[v * waves + u] += across[y * waves + u] * cosines[v + 1][y]
  return out
}
