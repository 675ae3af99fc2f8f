/**
 * Textures of skin as square tiles that repeat without a seam: fine relief at the scale of pores (a band of smoothed noise,
 * near a difference of Gaussians, and in it pores as small round dips), and blotches of pigment and blood. A tile is wide
 * enough that the two cheeks fall on different parts of it.
 */
import type { Rng } from '../../numeric/rng.ts'
import { smoothTile, standardiseTile } from '../../numeric/tiles.ts'

export interface SkinTexture {
  /** Side of the tiles in pixels. */
  side: number
  /** Height, mean 0 and variance 1 [side, side]. */
  relief: Float32Array
  /** Blotches, mean 0 and variance 1 [side, side]. */
  melanin: Float32Array
  blood: Float32Array
}

export interface TextureOptions {
  side: number
  /** Standard deviation of the finest noise in pixels; pores are half as wide again. */
  grainPx: number
  /** Pores per pixel. */
  poreDensity: number
  /** Width of the blotches in pixels. */
  blotchPx: number
}

export function drawTexture(rng: Rng, options: TextureOptions): SkinTexture {
  const { side, blotchPx } = options
  return {
    side,
    relief: drawRelief(side, rng.fork('relief'), options),
    melanin: drawBlotches(side, rng.fork('melanin'), 1.4 * blotchPx),
    blood: drawBlotches(side, rng.fork('blood'), blotchPx),
  }
}

function drawRelief(side: number, rng: Rng, options: TextureOptions): Float32Array {
  const white = new Float32Array(side * side)
  for (let i = 0; i < white.length; i++) white[i] = rng.uniform() - 0.5
  const fine = smoothTile(white, side, options.grainPx)
  const broad = smoothTile(fine, side, 2.2 * options.grainPx)
  for (let i = 0; i < fine.length; i++) fine[i] -= broad[i]
  const relief = standardiseTile(fine)
  for (let i = 0; i < relief.length; i++) relief[i] *= 0.3
  stampPores(relief, side, rng, options)
  return standardiseTile(relief)
}

function stampPores(relief: Float32Array, side: number, rng: Rng, options: TextureOptions): void {
  const pores = Math.round(relief.length * options.poreDensity)
  for (let pore = 0; pore < pores; pore++) {
    const x = rng.uniform() * side
    const y = rng.uniform() * side
    const depth = 0.4 + rng.uniform()
    const radius = options.grainPx * (1.2 + 0.7 * rng.uniform())
    const reach = Math.ceil(1.8 * radius)
    const scale = -1 / (radius * radius)
    const left = Math.floor(x) - reach
    const profile = gaussianProfile(x - left, 2 * reach + 1, scale)
    for (let row = Math.floor(y) - reach; row <= Math.floor(y) + reach; row++) {
      const start = wrapped(row, side) * side
      const dip = depth * Math.exp(scale * (row - y) ** 2)
      for (let k = 0; k < profile.length; k++) relief[start + wrapped(left + k, side)] -= dip * profile[k]
    }
  }
}

function gaussianProfile(centre: number, length: number, scale: number): Float32Array {
  const profile = new Float32Array(length)
  for (let k = 0; k < length; k++) profile[k] = Math.exp(scale * (k - centre) ** 2)
  return profile
}

/** Soft noise on a coarse lattice, read between its points. */
function drawBlotches(side: number, rng: Rng, widthPx: number): Float32Array {
  const cells = Math.max(4, Math.round(side / widthPx))
  const lattice = new Float32Array(cells * cells)
  for (let i = 0; i < lattice.length; i++) lattice[i] = rng.normal()
  const soft = smoothTile(lattice, cells, 0.9)
  const out = new Float32Array(side * side)
  const scale = cells / side
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y * scale)
    const down = y * scale - row
    const upper = row * cells
    const lower = ((row + 1) % cells) * cells
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x * scale)
      const next = (column + 1) % cells
      const across = x * scale - column
      const top = soft[upper + column] + across * (soft[upper + next] - soft[upper + column])
      const bottom = soft[lower + column] + across * (soft[lower + next] - soft[lower + column])
      out[y * side + x] = top + down * (bottom - top)
    }
  }
  return standardiseTile(out)
}

function wrapped(index: number, side: number): number {
  return index < 0 ? index + side : index >= side ? index - side : index
}
