/**
 * Fine relief of skin at the scale of pores, as a height field: a band of smoothed noise (difference of two box-smoothed
 * copies of white noise, which is near a difference of Gaussians) and, in it, pores as small round dips.
 */
import type { Rng } from '../../numeric/rng.ts'

export interface ReliefOptions {
  /** Standard deviation of the finest noise in pixels; pores are half as wide again. */
  grainPx: number
  /** Pores per pixel. */
  poreDensity: number
}

/** Height with mean 0 and variance 1. Output [height, width]. */
export function drawRelief(width: number, height: number, rng: Rng, options: ReliefOptions): Float32Array {
  const white = new Float32Array(width * height)
  for (let i = 0; i < white.length; i++) white[i] = rng.uniform() + rng.uniform() - 1
  const fine = smooth(white, width, options.grainPx)
  const broad = smooth(fine, width, 2.2 * options.grainPx)
  for (let i = 0; i < fine.length; i++) fine[i] -= broad[i]
  standardise(fine)
  const relief = new Float32Array(width * height)
  stampPores(relief, width, rng, options)
  for (let i = 0; i < relief.length; i++) relief[i] += 0.3 * fine[i]
  return standardise(relief)
}

/** Noise whose features are about `radiusPx` wide, mean 0 and variance 1: blotches of pigment and blood. */
export function drawMottling(width: number, height: number, rng: Rng, radiusPx: number): Float32Array {
  const step = Math.max(1, Math.floor(radiusPx))
  const columns = Math.ceil(width / step) + 3
  const rows = Math.ceil(height / step) + 3
  const lattice = new Float32Array(columns * rows)
  for (let i = 0; i < lattice.length; i++) lattice[i] = rng.normal()
  const soft = smooth(lattice, columns, 1)
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / step)
    const down = y / step - row
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / step)
      const across = x / step - column
      const at = row * columns + column
      const top = soft[at] + across * (soft[at + 1] - soft[at])
      const bottom = soft[at + columns] + across * (soft[at + columns + 1] - soft[at + columns])
      out[y * width + x] = top + down * (bottom - top)
    }
  }
  return standardise(out)
}

function stampPores(relief: Float32Array, width: number, rng: Rng, options: ReliefOptions): void {
  const height = relief.length / width
  const pores = Math.round(relief.length * options.poreDensity)
  for (let pore = 0; pore < pores; pore++) {
    const x = rng.uniform() * width
    const y = rng.uniform() * height
    const depth = 0.4 + rng.uniform()
    const radius = options.grainPx * (1.2 + 0.7 * rng.uniform())
    const reach = Math.ceil(2 * radius)
    const scale = -1 / (radius * radius)
    for (let row = Math.max(0, Math.floor(y - reach)); row <= Math.min(height - 1, y + reach); row++) {
      for (
        let column = Math.max(0, Math.floor(x - reach));
        column <= Math.min(width - 1, x + reach);
        column++
      ) {
        const distance = (column - x) ** 2 + (row - y) ** 2
        relief[row * width + column] -= depth * Math.exp(scale * distance)
      }
    }
  }
}

/** Two passes of a box of fractional width, which is close to a Gaussian of that standard deviation. Wraps at the edges. */
function smooth(field: Float32Array, width: number, sigma: number): Float32Array {
  const height = field.length / width
  const weights = gaussianWeights(sigma)
  const reach = (weights.length - 1) / 2
  const across = new Float32Array(field.length)
  const out = new Float32Array(field.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      let total = 0
      const inside = x >= reach && x < width - reach
      for (let k = -reach; k <= reach; k++) {
        const column = inside ? x + k : (x + k + width) % width
        total += weights[k + reach] * field[row + column]
      }
      across[row + x] = total
    }
  }
  for (let y = 0; y < height; y++) {
    for (let k = -reach; k <= reach; k++) {
      const weight = weights[k + reach]
      const from = ((y + k + height) % height) * width
      const to = y * width
      for (let x = 0; x < width; x++) out[to + x] += weight * across[from + x]
    }
  }
  return out
}

function gaussianWeights(sigma: number): Float32Array {
  const reach = Math.max(1, Math.ceil(2.2 * sigma))
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - reach) / sigma) ** 2),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

function standardise(field: Float32Array): Float32Array {
  let sum = 0
  let squares = 0
  for (const value of field) {
    sum += value
    squares += value * value
  }
  const mean = sum / field.length
  const spread = Math.sqrt(squares / field.length - mean * mean)
  for (let i = 0; i < field.length; i++) field[i] = (field[i] - mean) / spread
  return field
}
