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
  const pixels = new Uint8Array(side * side * 3)
  const sum = new Float64Array(3)
  let to = 0
  for (let row = 0; row < side; row++)
    for (let col = 0; col < side; col++, to += 3) {
      sum.fill(0)
      for (let sub = 0; sub < perAxis * perAxis; sub++) {
        const u = (col + ((sub % perAxis) + 0.5) / perAxis) / side
        const v = (row + (Math.floor(sub / perAxis) + 0.5) / perAxis) / side
        addCubicSample(picture, quad, { u, v }, sum)
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

const weightsX = new Float64Array(4)
const weightsY = new Float64Array(4)

function addCubicSample(
  picture: Picture,
  quad: Quad,
  place: { u: number; v: number },
  sum: Float64Array,
): void {
  const { u, v } = place
  const [a, b, c, d] = [(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v]
  const x = a * quad[0].x + b * quad[1].x + c * quad[2].x + d * quad[3].x - 0.5
  const y = a * quad[0].y + b * quad[1].y + c * quad[2].y + d * quad[3].y - 0.5
  const left = Math.floor(x)
  const top = Math.floor(y)
  cubicWeights(x - left, weightsX)
  cubicWeights(y - top, weightsY)
  const { data, width, height } = picture
  for (let j = 0; j < 4; j++) {
    const rowStart = clamp(top - 1 + j, height) * width
    for (let i = 0; i < 4; i++) {
      const from = (rowStart + clamp(left - 1 + i, width)) * 3
      const weight = weightsX[i] * weightsY[j]
      sum[0] += weight * linearFromSrgb(data[from])
      sum[1] += weight * linearFromSrgb(data[from + 1])
      sum[2] += weight * linearFromSrgb(data[from + 2])
    }
  }
}

function clamp(index: number, length: number): number {
  return index < 0 ? 0 : index >= length ? length - 1 : index
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
