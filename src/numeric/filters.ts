/**
 * Filters on one plane of values, flat and row-major. The Gaussian is sampled at whole pixels to three standard deviations
 * and normalised to sum 1; borders mirror about the outermost pixel (d c b | a b c d | c b a).
 */
export interface Plane {
  data: Float32Array
  width: number
  height: number
}

/** Separable Gaussian blur; `sigma` in pixels, above 0. */
export function gaussianBlur(plane: Plane, sigma: number): Plane {
  const kernel = gaussianKernel(sigma)
  return alongColumns(alongRows(plane, kernel), kernel)
}

/**
 * Difference of Gaussians, finer minus coarser: passes detail between the two scales and no mean.
 * Source: Marr and Hildreth 1980, "Theory of edge detection".
 */
export function bandPass(plane: Plane, fineSigma: number, coarseSigma: number): Plane {
  const fine = gaussianBlur(plane, fineSigma)
  const coarse = gaussianBlur(plane, coarseSigma)
  return { ...plane, data: fine.data.map((value, i) => value - coarse.data[i]) }
}

/** Middle weight, then those at distance 1, 2, ...: the other half is the same. */
function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(3 * sigma))
  const half = Float64Array.from({ length: radius + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)))
  const sum = half.reduce((total, weight) => total + 2 * weight, -half[0])
  return half.map((weight) => weight / sum)
}

function alongRows(plane: Plane, kernel: Float64Array): Plane {
  const { data, width, height } = plane
  const radius = kernel.length - 1
  const out = new Float32Array(data.length)
  const source = mirroredIndices(width, radius)
  const padded = new Float64Array(source.length)
  for (let y = 0; y < height; y++) {
    const start = y * width
    for (let i = 0; i < padded.length; i++) padded[i] = data[start + source[i]]
    let x = 0
    /* Four sums at a time share each weight; every one adds up in the same order as alone. */
    for (; x + 4 <= width; x += 4) {
      const middle = x + radius
      let a = kernel[0] * padded[middle]
      let b = kernel[0] * padded[middle + 1]
      let c = kernel[0] * padded[middle + 2]
      let d = kernel[0] * padded[middle + 3]
      for (let k = 1; k <= radius; k++) {
        const weight = kernel[k]
        const before = middle - k
        const after = middle + k
        a += weight * (padded[before] + padded[after])
        b += weight * (padded[before + 1] + padded[after + 1])
        c += weight * (padded[before + 2] + padded[after + 2])
        d += weight * (padded[before + 3] + padded[after + 3])
      }
      out[start + x] = a
      out[start + x + 1] = b
      out[start + x + 2] = c
      out[start + x + 3] = d
    }
    for (; x < width; x++) {
      const middle = x + radius
      let sum = kernel[0] * padded[middle]
      for (let k = 1; k <= radius; k++) sum += kernel[k] * (padded[middle - k] + padded[middle + k])
      out[start + x] = sum
    }
  }
  return { data: out, width, height }
}

function alongColumns(plane: Plane, kernel: Float64Array): Plane {
  const { data, width, height } = plane
  const radius = kernel.length - 1
  const out = new Float32Array(data.length)
  const source = mirroredIndices(height, radius).map((row) => row * width)
  for (let y = 0; y < height; y++) {
    const middle = y + radius
    const start = y * width
    let x = 0
    for (; x + 4 <= width; x += 4) {
      let a = kernel[0] * data[start + x]
      let b = kernel[0] * data[start + x + 1]
      let c = kernel[0] * data[start + x + 2]
      let d = kernel[0] * data[start + x + 3]
      for (let k = 1; k <= radius; k++) {
        const weight = kernel[k]
        const above = source[middle - k] + x
        const below = source[middle + k] + x
        a += weight * (data[above] + data[below])
        b += weight * (data[above + 1] + data[below + 1])
        c += weight * (data[above + 2] + data[below + 2])
        d += weight * (data[above + 3] + data[below + 3])
      }
      out[start + x] = a
      out[start + x + 1] = b
      out[start + x + 2] = c
      out[start + x + 3] = d
    }
    for (; x < width; x++) {
      let sum = kernel[0] * data[start + x]
      for (let k = 1; k <= radius; k++)
        sum += kernel[k] * (data[source[middle - k] + x] + data[source[middle + k] + x])
      out[start + x] = sum
    }
  }
  return { data: out, width, height }
}

/** Index of position i - radius with mirrored borders, for i from 0 to length + 2 radius - 1. */
function mirroredIndices(length: number, radius: number): Int32Array {
  const period = Math.max(1, 2 * (length - 1))
  const indices = new Int32Array(length + 2 * radius)
  for (let i = 0; i < indices.length; i++) {
    const at = (((i - radius) % period) + period) % period
    indices[i] = at < length ? at : period - at
  }
  return indices
}

/** The value below which a share (0 to 1) of the values lie; linear between neighbours. Empty input gives 0. */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) return 0
  const scratch = new Float64Array(values)
  const at = Math.min(1, Math.max(0, share)) * (scratch.length - 1)
  const rank = Math.floor(at)
  const low = moveToRank(scratch, rank)
  if (at === rank) return low
  let next = Infinity
  for (let i = rank + 1; i < scratch.length; i++) if (scratch[i] < next) next = scratch[i]
  return low + (next - low) * (at - rank)
}

/** Reorders until the value of a rank stands at its place, no smaller one after it (Hoare 1961, "Algorithm 65: Find"). */
function moveToRank(values: Float64Array, rank: number): number {
  let left = 0
  let right = values.length - 1
  while (left < right) {
    const pivot = values[(left + right) >> 1]
    let i = left
    let j = right
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i > j) break
      const held = values[i]
      values[i++] = values[j]
      values[j--] = held
    }
    if (rank <= j) right = j
    else if (rank >= i) left = i
    else break
  }
  return values[rank]
}

/** Standard deviation that a normal distribution of the same median absolute deviation has; outliers do not count. */
export function robustSpread(values: Float32Array): number {
  const centre = quantile(values, 0.5)
  const away = new Float32Array(values.length)
  for (let i = 0; i < away.length; i++) away[i] = Math.abs(values[i] - centre)
  return 1.4826 * quantile(away, 0.5)
}
