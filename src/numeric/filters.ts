/**
 * Filters on one plane of values, flat and row-major. The Gaussian is sampled at whole pixels to three standard deviations
 * and normalised to sum 1; borders mirror about the outermost pixel (d c b | a b c d | c b a).
 */
export interface Plane {
  data: Float32Array
  width: number
  height: number
}

/** Weights of a Gaussian at distance 0, `spacing`, 2 `spacing`, ... */
interface Kernel {
  weights: Float64Array
  spacing: number
}

/** Separable Gaussian blur; `sigma` in pixels, above 0. */
export function gaussianBlur(plane: Plane, sigma: number): Plane {
  return blurBy(plane, gaussianKernel(sigma, 1))
}

/** Ratio of a plane's blur to the spacing of weights from which on no wave is left that they could take for another one. */
const blurPerSpacing = 1.19

/**
 * The same for a plane that is blurred by `before` already: pixels between the weights add nothing, so with before >= 1.2 s only each
 * s-th is looked at (Burt 1981, "Fast filter transforms for image processing"). What differs is the cut at three standard deviations.
 */
export function blurFurther(plane: Plane, sigma: number, before: number): Plane {
  return blurBy(plane, gaussianKernel(sigma, Math.max(1, Math.floor(before / blurPerSpacing))))
}

function blurBy(plane: Plane, kernel: Kernel): Plane {
  const { width, height } = plane
  return { data: alongColumns(alongRows(plane, kernel), plane, kernel), width, height }
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

/** One half, from the middle: the other is the same. */
function gaussianKernel(sigma: number, spacing: number): Kernel {
  const reach = Math.max(1, Math.ceil((3 * sigma) / spacing))
  const half = Float64Array.from({ length: reach + 1 }, (_, k) =>
    Math.exp(-((k * spacing) ** 2) / (2 * sigma * sigma)),
  )
  const sum = half.reduce((total, weight) => total + 2 * weight, -half[0])
  return { weights: half.map((weight) => weight / sum), spacing }
}

/** Holds a plane between its two passes, single values in double slots: widened once, not at every weight. */
let between = new Float64Array(0)

function alongRows({ data, width, height }: Plane, { weights, spacing }: Kernel): Float64Array {
  const radius = (weights.length - 1) * spacing
  if (between.length < data.length) between = new Float64Array(data.length)
  const out = between
  const source = mirroredIndices(width, radius)
  const padded = new Float64Array(source.length)
  for (let y = 0; y < height; y++) {
    const start = y * width
    for (let i = 0; i < padded.length; i++) padded[i] = data[start + source[i]]
    let x = 0
    /* Four sums at a time share each weight; every one adds up in the same order as alone. */
    for (; x + 4 <= width; x += 4) {
      const middle = x + radius
      let a = weights[0] * padded[middle]
      let b = weights[0] * padded[middle + 1]
      let c = weights[0] * padded[middle + 2]
      let d = weights[0] * padded[middle + 3]
      for (let k = 1; k < weights.length; k++) {
        const weight = weights[k]
        const before = middle - k * spacing
        const after = middle + k * spacing
        a += weight * (padded[before] + padded[after])
        b += weight * (padded[before + 1] + padded[after + 1])
        c += weight * (padded[before + 2] + padded[after + 2])
        d += weight * (padded[before + 3] + padded[after + 3])
      }
      out[start + x] = Math.fround(a)
      out[start + x + 1] = Math.fround(b)
      out[start + x + 2] = Math.fround(c)
      out[start + x + 3] = Math.fround(d)
    }
    for (; x < width; x++) {
      const middle = x + radius
      let sum = weights[0] * padded[middle]
      for (let k = 1; k < weights.length; k++)
        sum += weights[k] * (padded[middle - k * spacing] + padded[middle + k * spacing])
      out[start + x] = Math.fround(sum)
    }
  }
  return out
}

function alongColumns(
  data: Float64Array,
  { width, height }: Omit<Plane, 'data'>,
  { weights, spacing }: Kernel,
): Float32Array {
  const radius = (weights.length - 1) * spacing
  const out = new Float32Array(width * height)
  const source = mirroredIndices(height, radius).map((row) => row * width)
  for (let y = 0; y < height; y++) {
    const middle = y + radius
    const start = y * width
    let x = 0
    for (; x + 4 <= width; x += 4) {
      let a = weights[0] * data[start + x]
      let b = weights[0] * data[start + x + 1]
      let c = weights[0] * data[start + x + 2]
      let d = weights[0] * data[start + x + 3]
      for (let k = 1; k < weights.length; k++) {
        const weight = weights[k]
        const above = source[middle - k * spacing] + x
        const below = source[middle + k * spacing] + x
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
      let sum = weights[0] * data[start + x]
      for (let k = 1; k < weights.length; k++)
        sum += weights[k] * (data[source[middle - k * spacing] + x] + data[source[middle + k * spacing] + x])
      out[start + x] = sum
    }
  }
  return out
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

let ranked = new Float64Array(0)

/** The value below which a share (0 to 1) of the values lie; linear between neighbours. Empty input gives 0. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const { length } = values
  if (length === 0) return 0
  if (ranked.length < length) ranked = new Float64Array(length)
  ranked.set(values)
  const at = Math.min(1, Math.max(0, share)) * (length - 1)
  const rank = Math.floor(at)
  moveToRank(ranked, rank, { left: 0, right: length - 1 })
  const low = ranked[rank]
  if (at === rank) return low
  let next = Infinity
  for (let i = rank + 1; i < length; i++) if (ranked[i] < next) next = ranked[i]
  return low + (next - low) * (at - rank)
}

/** Fewer values are searched as they are. */
const worthSampling = 600

/**
 * Reorders from `left` to `right` until the value of a rank stands at its place, no smaller one after it (Floyd and Rivest 1975,
 * "Algorithm 489: SELECT"): a sample is put in order first, so that the values to divide by lie close to the one looked for.
 */
function moveToRank(values: Float64Array, rank: number, range: { left: number; right: number }): void {
  let { left, right } = range
  while (left < right) {
    const count = right - left + 1
    if (count > worthSampling) {
      const place = rank - left + 1
      const spread = Math.log(count)
      const size = 0.5 * Math.exp((2 * spread) / 3)
      const side = place < count / 2 ? -1 : 1
      const shift = 0.5 * Math.sqrt((spread * size * (count - size)) / count) * side
      moveToRank(values, rank, {
        left: Math.max(left, Math.floor(rank - (place * size) / count + shift)),
        right: Math.min(right, Math.floor(rank + ((count - place) * size) / count + shift)),
      })
    }
    const pivot = values[rank]
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
}

let distances = new Float32Array(0)

/** Standard deviation that a normal distribution of the same median absolute deviation has; outliers do not count. */
export function robustSpread(values: Float32Array): number {
  const centre = quantile(values, 0.5)
  if (distances.length < values.length) distances = new Float32Array(values.length)
  const away = distances.subarray(0, values.length)
  for (let i = 0; i < away.length; i++) away[i] = Math.abs(values[i] - centre)
  return 1.4826 * quantile(away, 0.5)
}
