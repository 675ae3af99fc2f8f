/**
 * Colour changes as one affine map per sample: rgb' = M rgb + b, on sRGB values from 0 to 1.
 *
 * Brightness f: f x. Saturation s: s x + (1 - s) grey(x). Contrast c: c x + (1 - c) grey(mean of the patch). Grey weights
 * are ITU-R BT.601's (0.299, 0.587, 0.114). Hue turns the chroma plane of YIQ by the angle (a turn is 1); that is the
 * linear stand-in for turning HSV's hue. Deviations from torchvision's ColorJitter: hue in YIQ, the contrast pivot is
 * taken from the whole patch instead of the crop, and values are clipped once at the end instead of after each change.
 */
export interface ColourMap {
  /** Row-major 3 x 3. */
  matrix: readonly number[]
  shift: readonly number[]
}

export type Colour = readonly [number, number, number]

const greyWeights = [0.299, 0.587, 0.114]

/** Rows Y, I, Q; BT.601 luma, chroma axes of NTSC. */
const toYiq = [0.299, 0.587, 0.114, 0.595716, -0.274453, -0.321263, 0.211456, -0.522591, 0.311135]
const fromYiq = inverse3(toYiq)

export const sameColour: ColourMap = { matrix: [1, 0, 0, 0, 1, 0, 0, 0, 1], shift: [0, 0, 0] }

/** First `first`, then `second`. */
export function chain(first: ColourMap, second: ColourMap): ColourMap {
  const moved = multiplyColour(second.matrix, first.shift)
  return {
    matrix: multiply3(second.matrix, first.matrix),
    shift: moved.map((value, channel) => value + second.shift[channel]),
  }
}

/** One gain per channel: what a lamp or a camera's white balance does. */
export function gains(gain: Colour): ColourMap {
  return { matrix: [gain[0], 0, 0, 0, gain[1], 0, 0, 0, gain[2]], shift: [0, 0, 0] }
}

export function brightness(factor: number): ColourMap {
  return gains([factor, factor, factor])
}

/** Factor 0 is grey, 1 changes nothing. */
export function saturation(factor: number): ColourMap {
  const matrix = sameColour.matrix.map((one, i) => factor * one + (1 - factor) * greyWeights[i % 3])
  return { matrix, shift: [0, 0, 0] }
}

/** Stretches about the grey of `mean`, the mean colour of the patch as it is before this change. */
export function contrast(factor: number, mean: Colour): ColourMap {
  const pivot = (1 - factor) * greyWeights.reduce((total, weight, i) => total + weight * mean[i], 0)
  return { matrix: sameColour.matrix.map((one) => factor * one), shift: [pivot, pivot, pivot] }
}

/** `turn` from -0.5 to 0.5 of the colour circle; red turns towards yellow. */
export function hue(turn: number): ColourMap {
  const cos = Math.cos(2 * Math.PI * turn)
  const sin = Math.sin(2 * Math.PI * turn)
  const rotation = [1, 0, 0, 0, cos, sin, 0, -sin, cos]
  return { matrix: multiply3(fromYiq, multiply3(rotation, toYiq)), shift: [0, 0, 0] }
}

export function applyColour(map: ColourMap, colour: readonly number[]): Colour {
  const [r, g, b] = multiplyColour(map.matrix, colour).map((value, i) => value + map.shift[i])
  return [r, g, b]
}

function multiplyColour(matrix: readonly number[], colour: readonly number[]): number[] {
  return [0, 3, 6].map(
    (row) => matrix[row] * colour[0] + matrix[row + 1] * colour[1] + matrix[row + 2] * colour[2],
  )
}

function multiply3(a: readonly number[], b: readonly number[]): number[] {
  const product: number[] = []
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++)
      product.push(a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j])
  return product
}

function inverse3(m: readonly number[]): number[] {
  const [a, b, c, d, e, f, g, h, i] = m
  const cofactors = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
  const determinant = a * cofactors[0] + b * cofactors[3] + c * cofactors[6]
  return cofactors.map((cofactor) => cofactor / determinant)
}
