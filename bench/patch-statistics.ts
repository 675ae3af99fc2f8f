/**
 * Statistics of one patch that say what it looks like from afar: colour, and how its lightness is spread over scales.
 *
 *   colour       mean and standard deviation over the patch of CIELAB L*, a*, b*
 *   bands        standard deviation of L* between two Gaussian widths, patch pixels (numeric/filters.ts)
 *   slope        of log power against log frequency, 4 to 32 cycles a patch, after a Hann window; -2 is 1/f amplitude
 */
import { labFromSrgb } from '../src/numeric/colour.ts'
import { bandPass, type Plane } from '../src/numeric/filters.ts'

const bandEdgesPx = [0.5, 1, 2, 4, 8, 16]

export const patchStatisticNames = [
  'mean L*',
  'mean a*',
  'mean b*',
  'spread L*',
  'spread a*',
  'spread b*',
  ...bandEdgesPx.slice(1).map((edge, i) => `L* band ${bandEdgesPx[i]} to ${edge} px`),
  'spectral slope',
]

/** In the order of `patchStatisticNames`. */
export function patchStatistics(pixels: Uint8Array /* [side, side, 3] */, side: number): number[] {
  const { lightness, a, b } = labFromSrgb(pixels)
  const planes = [lightness, a, b]
  const plane: Plane = { data: lightness, width: side, height: side }
  return [
    ...planes.map(meanOf),
    ...planes.map(deviationOf),
    ...bandEdgesPx.slice(1).map((edge, i) => deviationOf(bandPass(plane, bandEdgesPx[i], edge).data)),
    spectralSlope(lightness, side),
  ]
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function deviationOf(values: Float32Array): number {
  const mean = meanOf(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

const lowest = 4
const highest = 32

function spectralSlope(lightness: Float32Array, side: number): number {
  const power = radialPower(lightness, side)
  const points = power
    .map((value, frequency) => ({ x: Math.log(frequency), y: Math.log(value + 1e-12) }))
    .slice(lowest, highest + 1)
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const across = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0)
  return across / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
}

/** Mean power at each whole number of cycles a patch; a plain Fourier sum, patches are small. */
function radialPower(lightness: Float32Array, side: number): number[] {
  const mean = meanOf(lightness)
  const window = Float64Array.from({ length: side }, (_, i) => Math.sin((Math.PI * (i + 0.5)) / side) ** 2)
  const frequencies = highest + 1
  const cosine = Float64Array.from({ length: side }, (_, i) => Math.cos((2 * Math.PI * i) / side))
  const sine = Float64Array.from({ length: side }, (_, i) => Math.sin((2 * Math.PI * i) / side))
  const real = new Float64Array(side * frequencies) /* [y, u] */
  const imaginary = new Float64Array(side * frequencies)
  for (let y = 0; y < side; y++)
    for (let u = 0; u < frequencies; u++)
      for (let x = 0; x < side; x++) {
        const value = (lightness[y * side + x] - mean) * window[x] * window[y]
        real[y * frequencies + u] += value * cosine[(u * x) % side]
        imaginary[y * frequencies + u] -= value * sine[(u * x) % side]
      }
  const sums = new Float64Array(frequencies)
  const counts = new Float64Array(frequencies)
  for (let v = -highest; v <= highest; v++)
    for (let u = 0; u < frequencies; u++) {
      const radius = Math.round(Math.hypot(u, v))
      if (radius > highest) continue
      let re = 0
      let im = 0
      for (let y = 0; y < side; y++) {
        const at = (((v * y) % side) + side) % side
        const [r, i] = [real[y * frequencies + u], imaginary[y * frequencies + u]]
        re += r * cosine[at] + i * sine[at]
        im += i * cosine[at] - r * sine[at]
      }
      sums[radius] += re * re + im * im
      counts[radius]++
    }
  return Array.from(sums, (sum, i) => sum / counts[i])
}
