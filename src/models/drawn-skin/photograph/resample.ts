/** Resampling of planes along both axes by small tables of weights. */

/** For each output position: where its first input lies, and `taps` weights that add up to 1. */
export interface Weights {
  from: number
  to: number
  taps: number
  first: Int32Array /* [to] */
  values: Float32Array /* [to, taps] */
}

/** A Gaussian of standard deviation `sigma` input pixels around each output pixel's centre; borders repeat. */
export function gaussianWeights(from: number, to: number, sigma: number): Weights {
  const reach = Math.max(1, Math.ceil(2.2 * sigma))
  const scale = -1 / (2 * sigma * sigma)
  return weightsOf({ from, to, taps: 2 * reach + 2 }, (distance) => Math.exp(scale * distance * distance))
}

/** Catmull and Rom's cubic interpolation (Keys 1981, a = -1/2), for enlarging. */
export function cubicWeights(from: number, to: number): Weights {
  return weightsOf({ from, to, taps: 4 }, cubic)
}

function cubic(distance: number): number {
  const t = Math.abs(distance)
  if (t >= 2) return 0
  return t <= 1 ? (1.5 * t - 2.5) * t * t + 1 : ((-0.5 * t + 2.5) * t - 4) * t + 2
}

function weightsOf(
  { from, to, taps }: { from: number; to: number; taps: number },
  kernel: (distance: number) => number,
): Weights {
  const width = Math.min(taps, from)
  const first = new Int32Array(to)
  const values = new Float32Array(to * width)
  for (let i = 0; i < to; i++) {
    const centre = ((i + 0.5) * from) / to - 0.5
    const start = Math.floor(centre) - taps / 2 + 1
    first[i] = Math.min(from - width, Math.max(0, start))
    let sum = 0
    for (let k = 0; k < taps; k++) {
      const weight = kernel(start + k - centre)
      const at = Math.min(from - 1, Math.max(0, start + k)) - first[i]
      values[i * width + at] += weight
      sum += weight
    }
    for (let k = 0; k < width; k++) values[i * width + k] /= sum
  }
  return { from, to, taps: width, first, values }
}

/** `planes` square planes, one after the other, [planes, from, from] to [planes, to, to]. */
export function resample(input: Float32Array, weights: Weights, planes: number, into: Float32Array): void {
  const { from, to } = weights
  for (let plane = 0; plane < planes; plane++) {
    const across = acrossRows(input.subarray(plane * from * from, (plane + 1) * from * from), weights)
    downColumns(across, weights, into.subarray(plane * to * to, (plane + 1) * to * to))
  }
}

let between = new Float32Array(0)

function acrossRows(input: Float32Array, { from, to, taps, first, values }: Weights): Float32Array {
  if (between.length < from * to) between = new Float32Array(from * to)
  for (let y = 0; y < from; y++) {
    const row = y * from
    for (let x = 0; x < to; x++) {
      let sum = 0
      const start = row + first[x]
      const weight = x * taps
      for (let k = 0; k < taps; k++) sum += values[weight + k] * input[start + k]
      between[y * to + x] = sum
    }
  }
  return between
}

function downColumns(across: Float32Array, { to, taps, first, values }: Weights, into: Float32Array): void {
  into.fill(0)
  for (let y = 0; y < to; y++)
    for (let k = 0; k < taps; k++) {
      const weight = values[y * taps + k]
      const row = (first[y] + k) * to
      for (let x = 0; x < to; x++) into[y * to + x] += weight * across[row + x]
    }
}
