/** Square tiles that repeat without a seam, flat and row-major [side, side]. */

/** Gaussian blur of a tile that repeats. */
export function smoothTile(tile: Float32Array, side: number, sigma: number): Float32Array {
  const weights = gaussianWeights(sigma)
  const reach = (weights.length - 1) / 2
  const across = new Float32Array(tile.length)
  const out = new Float32Array(tile.length)
  const padded = new Float32Array(side + 2 * reach)
  for (let y = 0; y < side; y++) {
    for (let k = 0; k < padded.length; k++) padded[k] = tile[y * side + wrapped(k - reach, side)]
    for (let x = 0; x < side; x++) {
      let total = 0
      for (let k = 0; k < weights.length; k++) total += weights[k] * padded[x + k]
      across[y * side + x] = total
    }
  }
  for (let y = 0; y < side; y++) {
    for (let k = 0; k < weights.length; k++) {
      const weight = weights[k]
      const from = wrapped(y + k - reach, side) * side
      for (let x = 0; x < side; x++) out[y * side + x] += weight * across[from + x]
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

/** Mean 0 and variance 1, in place. */
export function standardiseTile(field: Float32Array): Float32Array {
  let sum = 0
  let squares = 0
  for (let i = 0; i < field.length; i++) {
    sum += field[i]
    squares += field[i] * field[i]
  }
  const mean = sum / field.length
  const scale = 1 / Math.sqrt(squares / field.length - mean * mean)
  for (let i = 0; i < field.length; i++) field[i] = (field[i] - mean) * scale
  return field
}

function wrapped(index: number, side: number): number {
  return index < 0 ? index + side : index >= side ? index - side : index
}
