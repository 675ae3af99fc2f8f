/**
 * Colour and texture of a patch in plain numbers: the baseline that a network has to beat. Per patch, in this order:
 *
 *   colour    of L*, a* and b* each: mean, standard deviation, 5th, 25th, 50th, 75th and 95th percentile         21
 *   texture   of L* and a* each, in four bands between Gaussians of 0.5, 1, 2, 4 and 8 px:
 *             standard deviation, 2nd and 98th percentile                                                        24
 *   edges     share of pixels by size of the gradient of L*: below 0.25, 0.5, 1, 2, 4, 8, 16 and above            8
 *
 * Values have their natural units (CIELAB). Whoever compares patches brings columns to one scale first, in the same way
 * for networks and for these: `comparisonSpace` for neighbours and the map, `contrast` counts for topics.
 */
import { labFromSrgb } from '../../numeric/colour.ts'
import { bandPass, type Plane } from '../../numeric/filters.ts'
import { patchSidePx } from '../../shared/domain.ts'

const colourShares = [0.05, 0.25, 0.5, 0.75, 0.95]
const bandSigmasPx = [0.5, 1, 2, 4, 8]
const bandShares = [0.02, 0.98]
const gradientEdges = [0.25, 0.5, 1, 2, 4, 8, 16]

const channels = ['L', 'a', 'b'] as const
const texturedChannels = ['L', 'a'] as const

/** Names of the columns, in order. */
export const plainStatisticNames: readonly string[] = [
  ...channels.flatMap((channel) => [
    `${channel}-mean`,
    `${channel}-deviation`,
    ...colourShares.map((share) => `${channel}-p${share * 100}`),
  ]),
  ...texturedChannels.flatMap((channel) =>
    bandSigmasPx
      .slice(1)
      .flatMap((sigma) =>
        ['deviation', ...bandShares.map((share) => `p${share * 100}`)].map(
          (statistic) => `${channel}-band${sigma}-${statistic}`,
        ),
      ),
  ),
  ...[...gradientEdges, Infinity].map((edge) => `gradient-below-${edge}`),
]

/** One patch of 96 x 96 x 3 sRGB bytes as a row of numbers, as many as `plainStatisticNames`. */
export function plainStatistics(pixels: Uint8Array): Float32Array {
  if (pixels.length !== patchSidePx * patchSidePx * 3)
    throw new RangeError(`A patch has ${patchSidePx * patchSidePx * 3} bytes, got ${pixels.length}.`)
  const lab = labFromSrgb(pixels)
  return Float32Array.from([
    ...[lab.lightness, lab.a, lab.b].flatMap((values) => summary(values, colourShares)),
    ...[lab.lightness, lab.a].flatMap(bands),
    ...gradientShares(lab.lightness),
  ])
}

function summary(values: Float32Array, shares: number[]): number[] {
  const mean = meanOf(values)
  return [mean, deviation(values, mean), ...percentiles(values, shares)]
}

function bands(values: Float32Array): number[] {
  const plane: Plane = { data: values, width: patchSidePx, height: patchSidePx }
  return bandSigmasPx.slice(1).flatMap((sigma, i) => {
    const { data } = bandPass(plane, bandSigmasPx[i], sigma)
    return [deviation(data, meanOf(data)), ...percentiles(data, bandShares)]
  })
}

/** Central differences; the border row and column are left out. */
function gradientShares(lightness: Float32Array): number[] {
  const counts = new Array<number>(gradientEdges.length + 1).fill(0)
  for (let y = 1; y < patchSidePx - 1; y++)
    for (let x = 1; x < patchSidePx - 1; x++) {
      const q = y * patchSidePx + x
      const dx = (lightness[q + 1] - lightness[q - 1]) / 2
      const dy = (lightness[q + patchSidePx] - lightness[q - patchSidePx]) / 2
      const size = Math.hypot(dx, dy)
      const bin = gradientEdges.findIndex((edge) => size < edge)
      counts[bin < 0 ? gradientEdges.length : bin]++
    }
  return counts.map((count) => count / (patchSidePx - 2) ** 2)
}

function meanOf(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

function deviation(values: Float32Array, mean: number): number {
  let square = 0
  for (const value of values) square += (value - mean) ** 2
  return Math.sqrt(square / values.length)
}

/** The value at each share of the sorted values; no interpolation, there are thousands. */
function percentiles(values: Float32Array, shares: number[]): number[] {
  const sorted = values.slice().sort()
  return shares.map((share) => sorted[Math.round(share * (sorted.length - 1))])
}
