/**
 * What was done to a photo's pixels before it came here: strong JPEG compression and enlargement.
 *
 * Blocks. JPEG codes squares of 8 x 8 pixels on their own, so steps stand out every 8th pixel. With d(x) = I(x) - I(x-1)
 *   b(p) = mean over rows and over columns x = p mod 8 of |d(x) - (d(x-1) + d(x+1)) / 2|
 * the strength is max b / median b, taken along rows and down columns and averaged. Where blocks begin is not assumed, since
 * photos are cropped and turned. Idea: Wang, Bovik and Evans 2000, "Blind measurement of blocking artifacts in images".
 *
 * Enlargement. Between the pixels of a small photo, an enlarged one is interpolated, and its second derivative is smaller
 * there than on them: v(x) = mean over rows |2 I(x) - I(x-1) - I(x+1)| repeats with the factor as its period, and has a
 * peak in its spectrum at 1 / factor. Source: Gallagher 2005, "Detection of linear and cubic interpolation in JPEG compressed
 * images". JPEG's own peaks stand at multiples of 1/8 and fall from the first on; one there counts only if it is higher than
 * the first.
 */
import { linearFromSrgb } from '../../../numeric/colour.ts'
import { quantile } from '../../../numeric/filters.ts'
import type { Plane } from '../../../numeric/filters.ts'
import type { Picture } from './picture.ts'

export interface PixelBox {
  x: number
  y: number
  width: number
  height: number
}

/** More pixels than this on a side tell nothing more. */
const mostPixels = 320

/** Perceived lightness (cube root of luminance) of the middle of a box, as far as it lies in the picture. */
export function lightnessIn(picture: Picture, around: PixelBox): Plane {
  const box = {
    x: around.x + Math.max(0, around.width - mostPixels) / 2,
    y: around.y + Math.max(0, around.height - mostPixels) / 2,
    width: Math.min(around.width, mostPixels),
    height: Math.min(around.height, mostPixels),
  }
  const left = Math.max(0, Math.floor(box.x))
  const top = Math.max(0, Math.floor(box.y))
  const width = Math.max(0, Math.min(picture.width, Math.ceil(box.x + box.width)) - left)
  const height = Math.max(0, Math.min(picture.height, Math.ceil(box.y + box.height)) - top)
  const data = new Float32Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = ((top + y) * picture.width + left + x) * 3
      const red = linearFromSrgb(picture.data[at])
      const green = linearFromSrgb(picture.data[at + 1])
      const blue = linearFromSrgb(picture.data[at + 2])
      data[y * width + x] = cubeRoot(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    }
  return { data, width, height }
}

const rootSteps = 4096
const rootOfStep = Float64Array.from({ length: rootSteps + 2 }, (_, step) => Math.cbrt(step / rootSteps))

/** Of 0 to 1, to within 4e-6, a hundredth of the step between two bytes; linear between the values of a table. */
function cubeRoot(light: number): number {
  /* Near black the curve is too steep for the table. */
  if (light < 0.01) return Math.cbrt(light)
  const at = light * rootSteps
  const step = Math.floor(at)
  return rootOfStep[step] + (rootOfStep[step + 1] - rootOfStep[step]) * (at - step)
}

const blockSide = 8

/** 1 without blocks; 0 where the plane is too small or too flat to tell. */
export function blockStrength(plane: Plane): number {
  return (strengthAlongRows(plane) + strengthAlongRows(transposed(plane))) / 2
}

function strengthAlongRows({ data, width, height }: Plane): number {
  const columns = new Float64Array(width)
  for (let y = 0; y < height; y++)
    for (let x = 2, at = y * width + x; x < width - 1; x++, at++) {
      const step = data[at] - data[at - 1]
      const around = (data[at - 1] - data[at - 2] + (data[at + 1] - data[at])) / 2
      columns[x] += Math.abs(step - around)
    }
  const sums = new Float64Array(blockSide)
  const counts = new Float64Array(blockSide)
  for (let x = 2; x < width - 1; x++) {
    sums[x % blockSide] += columns[x]
    counts[x % blockSide] += height
  }
  const means = sums.map((sum, phase) => (counts[phase] === 0 ? 0 : sum / counts[phase]))
  const middle = quantile(means, 0.5)
  return middle > 0 ? Math.max(...means) / middle : 0
}

/** Shorter rows have no spectrum to speak of. */
const leastRow = 64
/** A factor of at least 1.15 and at most 8 has its peak in this range, cycles per pixel. */
const frequencies = Float64Array.from({ length: 193 }, (_, i) => 0.125 + (0.375 * i) / 192)
/** How far a peak has to stand above the middle of the spectrum; of 185 photos as they came from a camera, none exceeds 5. */
const leastPeak = 10

/**
 * Where the trace of an enlargement stands in the spectrum, in cycles per pixel from 1/8 to 1/2, or null when there is none in
 * both directions. A factor k stands at 1/k, or at 1 - 1/k when it is below 2.
 */
export function enlargementFrequency(plane: Plane): number | null {
  if (plane.width < leastRow || plane.height < leastRow) return null
  const across = spectrum(plane)
  const down = spectrum(transposed(plane))
  let found: number | null = null
  let highest = leastPeak
  frequencies.forEach((frequency, i) => {
    const height = Math.min(across[i], down[i])
    if (height <= highest) return
    highest = height
    found = frequency
  })
  return found
}

/**
 * Times that each side of a photo was enlarged. The trace leaves two answers; a photo that is that soft, 1 / blur in photo pixels,
 * has had the larger one.
 */
export function enlargementFactor(frequency: number | null, sharpnessPerPixel: number): number {
  if (frequency === null) return 1
  return sharpnessPerPixel < sharpnessOfLargeFactors ? 1 / frequency : 1 / (1 - frequency)
}

const sharpnessOfLargeFactors = 0.6

/** Amplitudes over their median; 0 where JPEG's own peaks stand. */
function spectrum(plane: Plane): Float32Array {
  const curve = windowed(curvatureByColumn(plane))
  const amplitudes = new Float32Array(frequencies.length)
  for (let i = 0; i < frequencies.length; i++) amplitudes[i] = amplitude(curve, frequencies[i])
  const middle = quantile(amplitudes, 0.5)
  const blocks = amplitude(curve, 1 / blockSide)
  return amplitudes.map((height, i) => {
    const blockMultiple = Math.round(frequencies[i] * blockSide) / blockSide
    const isOfBlocks = Math.abs(frequencies[i] - blockMultiple) < 2 / curve.length && height < 2 * blocks
    return isOfBlocks || !(middle > 0) ? 0 : height / middle
  })
}

/** Mean size of the second derivative of each column, less its own slow changes. */
function curvatureByColumn({ data, width, height }: Plane): Float64Array {
  const curve = new Float64Array(width - 2)
  for (let y = 0; y < height; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      curve[x - 1] += Math.abs(2 * data[at] - data[at - 1] - data[at + 1])
    }
  const logs = curve.map((value) => Math.log(value / height + 1e-4))
  /* Slow changes of texture are taken away by a running mean over one period of the longest factor. */
  return logs.map((value, x) => {
    const from = Math.max(0, x - blockSide)
    const to = Math.min(logs.length, x + blockSide + 1)
    let sum = 0
    for (let i = from; i < to; i++) sum += logs[i]
    return value - sum / (to - from)
  })
}

/** Under a Hann window, so that slow changes do not leak into the peaks. */
function windowed(values: Float64Array): Float64Array {
  return values.map((value, x) => value * (1 - Math.cos((2 * Math.PI * (x + 0.5)) / values.length)))
}

/** One amplitude of the Fourier transform (Goertzel 1958, "An algorithm for the evaluation of finite trigonometric series"). */
function amplitude(values: Float64Array, frequency: number): number {
  const turn = 2 * Math.cos(2 * Math.PI * frequency)
  let last = 0
  let before = 0
  for (let x = 0; x < values.length; x++) {
    const next = values[x] + turn * last - before
    before = last
    last = next
  }
  return Math.sqrt(Math.max(0, last * last + before * before - turn * last * before))
}

function transposed({ data, width, height }: Plane): Plane {
  const out = new Float32Array(data.length)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x]
  return { data: out, width: height, height: width }
}
