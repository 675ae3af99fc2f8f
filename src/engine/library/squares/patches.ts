/**
 * Cuts a quad out of a photo as a small upright square.
 *
 * Each patch pixel is the mean of n x n samples spread evenly over it, n = ceil(source pixels per patch pixel): when a large
 * photo is reduced this is an area average, so that no relief aliases. A sample is Catmull and Rom's cubic interpolation
 * (Keys 1981, a = -1/2) of the four by four pixels around it, which also serves for enlarging. All of it in linear light,
 * as a lens would have averaged it; outside the photo the nearest pixel counts.
 */
import { patchSidePx } from '../../../shared/domain.ts'
import type { Quad } from '../../../shared/domain.ts'
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import type { Picture } from '../photos/picture.ts'

export interface Patch {
  /** sRGB, rows from the top. */
  pixels: Uint8Array /* [side, side, 3] */
  /** Source pixels per patch pixel; below 1 the patch is enlarged. */
  scale: number
}

/** The quad, in picture pixels clockwise from the top left, as [side, side, 3]. */
export function cutPatch(picture: Picture, quad: Quad, side = patchSidePx): Patch {
  const scale = quadSide(quad) / side
  const perAxis = Math.max(1, Math.ceil(scale - 1e-6))
  const window = lightAround(picture, quad)
  const pixels = new Uint8Array(side * side * 3)
  const [topLeft, topRight, bottomRight, bottomLeft] = quad
  const step = 1 / (side * perAxis)
  const share = 1 / (perAxis * perAxis)
  const sum = new Float64Array(3)
  let to = 0
  for (let row = 0; row < side; row++)
    for (let col = 0; col < side; col++, to += 3) {
      sum[0] = sum[1] = sum[2] = 0
      for (let j = 0; j < perAxis; j++) {
        const v = (row * perAxis + j + 0.5) * step
        const leftX = topLeft.x + (bottomLeft.x - topLeft.x) * v
        const leftY = topLeft.y + (bottomLeft.y - topLeft.y) * v
        const acrossX = topRight.x + (bottomRight.x - topRight.x) * v - leftX
        const acrossY = topRight.y + (bottomRight.y - topRight.y) * v - leftY
        for (let i = 0; i < perAxis; i++) {
          const u = (col * perAxis + i + 0.5) * step
          addCubicSample(window, leftX + acrossX * u, leftY + acrossY * u, sum)
        }
      }
      pixels[to] = srgbFromLinear(sum[0] * share)
      pixels[to + 1] = srgbFromLinear(sum[1] * share)
      pixels[to + 2] = srgbFromLinear(sum[2] * share)
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
  light: Float64Array /* [height, width, 3] */
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
  const light = new Float64Array(width * height * 3)
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
  return Math.max(0, Math.min(index, length - 1))
}

/** Weight of the pixel at -1, 0, 1 or 2, that is number 0 to 3, for a point at t in [0, 1): Keys' cubic convolution, a = -1/2. */
function cubicWeight(number: number, t: number): number {
  const t2 = t * t
  const t3 = t2 * t
  if (number === 0) return (-t + 2 * t2 - t3) / 2
  if (number === 1) return (2 - 5 * t2 + 3 * t3) / 2
  if (number === 2) return (t + 4 * t2 - 3 * t3) / 2
  return (t3 - t2) / 2
}

/** Adds the light at a point, in picture coordinates, to the three sums. */
function addCubicSample(window: LightWindow, x: number, y: number, sum: Float64Array): void {
  const { light, width } = window
  /* Pixel centres lie at halves. */
  const fromX = x - window.left - 0.5
  const fromY = y - window.top - 0.5
  const column = Math.floor(fromX)
  const row = Math.floor(fromY)
  const t = fromX - column
  const x0 = cubicWeight(0, t)
  const x1 = cubicWeight(1, t)
  const x2 = cubicWeight(2, t)
  const x3 = cubicWeight(3, t)
  const s = fromY - row
  let red = 0
  let green = 0
  let blue = 0
  let from = ((row - 1) * width + column - 1) * 3
  for (let j = 0; j < 4; j++, from += width * 3) {
    const weight = cubicWeight(j, s)
    red += weight * (x0 * light[from] + x1 * light[from + 3] + x2 * light[from + 6] + x3 * light[from + 9])
    green +=
      weight * (x0 * light[from + 1] + x1 * light[from + 4] + x2 * light[from + 7] + x3 * light[from + 10])
    blue +=
      weight * (x0 * light[from + 2] + x1 * light[from + 5] + x2 * light[from + 8] + x3 * light[from + 11])
  }
  sum[0] += red
  sum[1] += green
  sum[2] += blue
}
