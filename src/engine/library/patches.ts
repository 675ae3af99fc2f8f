/**
 * Cuts a quad out of a photo as a small upright square.
 *
 * Each patch pixel is the mean of n x n samples spread evenly over it, n = ceil(source pixels per patch pixel): when a large
 * photo is reduced this is an area average, so that no relief aliases. A sample is Catmull and Rom's cubic interpolation
 * (Keys 1981, a = -1/2) of the four by four pixels around it, which also serves for enlarging. All of it in linear light,
 * as a lens would have averaged it; outside the photo the nearest pixel counts.
 */
import { patchSidePx } from '../../shared/domain.ts'
import type { Quad } from '../../shared/domain.ts'
import { linearFromSrgb, srgbFromLinear } from '../../numeric/colour.ts'
import type { Picture } from './picture.ts'

export interface Patch {
  /** sRGB, rows from the top. */
  pixels: Uint8Array /* [side, side, 3] */
  /** Source pixels per patch pixel; below 1 the patch is enlarged. */
  scale: number
}

export function cutPatch(picture: Picture, quad: Quad, side = patchSidePx): Patch {
  const scale = quadSide(quad) / side
  const perAxis = Math.max(1, Math.ceil(scale - 1e-6))
  const window = lightAround(picture, quad)
  const pixels = new Uint8Array(side * side * 3)
  const sum = new Float64Array(3)
  const [topLeft, topRight, bottomRight, bottomLeft] = quad
  const step = 1 / (side * perAxis)
  let to = 0
  for (let row = 0; row < side; row++)
    for (let col = 0; col < side; col++, to += 3) {
      sum.fill(0)
      for (let j = 0; j < perAxis; j++)
        for (let i = 0; i < perAxis; i++) {
          const u = (col * perAxis + i + 0.5) * step
          const v = (row * perAxis + j + 0.5) * step
          const top = topLeft.x + (topRight.x - topLeft.x) * u
          const bottom = bottomLeft.x + (bottomRight.x - bottomLeft.x) * u
          const left = topLeft.y + (topRight.y - topLeft.y) * u
          const right = bottomLeft.y + (bottomRight.y - bottomLeft.y) * u
          addCubicSample(window, top + (bottom - top) * v, left + (right - left) * v, sum)
        }
      for (let channel = 0; channel < 3; channel++)
        pixels[to + channel] = srgbFromLinear(sum[channel] / (perAxis * perAxis))
    }
  return { pixels, scale }
}

/** Mean length of a quad's edges. */
export function quadSide(quad: Quad): number {
  return quad.reduce((sum, from, i) => {
    const to = quad[(i + 1) % 4]
    return sum + Math.hypot(to.x - from.x, to.y - from.y) / 4
  }, 0)
}

/** Linear light of the pixels that a quad needs; outside the photo the nearest pixel is repeated. */
interface LightWindow {
  light: Float32Array /* [height, width, 3] */
  left: number
  top: number
  width: number
}

function lightAround(picture: Picture, quad: Quad): LightWindow {
  const reach = 3
  const xs = quad.map((corner) => corner.x)
  const ys = quad.map((corner) => corner.y)
  const left = Math.floor(Math.min(...xs)) - reach
  const top = Math.floor(Math.min(...ys)) - reach
  const width = Math.ceil(Math.max(...xs)) + reach - left
  const height = Math.ceil(Math.max(...ys)) + reach - top
  const light = new Float32Array(width * height * 3)
  let to = 0
  for (let y = top; y < top + height; y++) {
    const rowStart = clamp(y, picture.height) * picture.width
    for (let x = left; x < left + width; x++, to += 3) {
      const from = (rowStart + clamp(x, picture.width)) * 3
      light[to] = linearFromSrgb(picture.data[from])
      light[to + 1] = linearFromSrgb(picture.data[from + 1])
      light[to + 2] = linearFromSrgb(picture.data[from + 2])
    }
  }
  return { light, left, top, width }
}

function clamp(index: number, length: number): number {
  return index < 0 ? 0 : index >= length ? length - 1 : index
}

const weightsX = new Float64Array(4)
const weightsY = new Float64Array(4)

/** Adds the light at a point, in picture coordinates, to the three sums. */
function addCubicSample(window: LightWindow, x: number, y: number, sum: Float64Array): void {
  const { light, width } = window
  /* Pixel centres lie at halves. */
  const fromX = x - window.left - 0.5
  const fromY = y - window.top - 0.5
  const column = Math.floor(fromX)
  const row = Math.floor(fromY)
  cubicWeights(fromX - column, weightsX)
  cubicWeights(fromY - row, weightsY)
  for (let j = 0; j < 4; j++) {
    let from = ((row - 1 + j) * width + column - 1) * 3
    for (let i = 0; i < 4; i++, from += 3) {
      const weight = weightsX[i] * weightsY[j]
      sum[0] += weight * light[from]
      sum[1] += weight * light[from + 1]
      sum[2] += weight * light[from + 2]
    }
  }
}

/** Weights of the pixels at -1, 0, 1, 2 for a point at t in [0, 1). */
function cubicWeights(t: number, out: Float64Array): void {
  const t2 = t * t
  const t3 = t2 * t
  out[0] = (-t + 2 * t2 - t3) / 2
  out[1] = (2 - 5 * t2 + 3 * t3) / 2
  out[2] = (t + 4 * t2 - 3 * t3) / 2
  out[3] = (t3 - t2) / 2
}
