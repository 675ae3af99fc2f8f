/**
 * Takes the colour of the light out of a face's patches, by what should be grey near the face. Off unless asked for.
 *
 *   grey-world: the mean light around the face, outside the mesh and within a square of 2 face heights, is grey
 *               (Buchsbaum 1980, "A spatial processor model for object colour perception")
 *   sclera:     the white of the eyes is grey; taken are the lighter half of the pixels well inside the lids' outlines, without
 *               the lightest tenth (reflections of lamps), and of these the half with the least R/B. Lids and tear ducts are
 *               redder than the white under any light, since a light scales R/B of all of them alike
 *
 *   m = mean linear light of those pixels, clipped and nearly black ones left out;  Y = luminance of m
 *   g_c = (Y / m_c)^s        s <= 1 is the largest exponent with 1 / maxGain <= g_c <= maxGain for all three
 *   c'  = g_c c              in linear light; then sRGB again, clipped
 *
 * Luminance of the reference stays as it is, so lightness is not traded for hue. The bound keeps a green wall or bloodshot eyes
 * from painting the skin. Eyes are a little yellow or pink, so `sclera` leaves a trace of that; grey-world is wrong where the
 * surroundings have one strong colour. Where fewer than `fewestPixels` can be used, nothing is changed.
 */
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import type { WhiteBalance, WhiteBalanceGains } from '../../../shared/domain.ts'
import type { Picture } from '../photos/picture.ts'

export const maxGain = 1.3
const fewestPixels = 24
/** At most so many samples along a side of the region that is looked at. */
const gridSide = 96
const clippedFrom = 250
const nearlyBlackBelow = 8
/** How far towards the eye's middle the lids' outline is drawn, since the mesh runs on the lids' skin. */
const lidMargin = 0.2

/** The lids' edges, around each eye. */
const lidOutlines = {
  right: [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
  left: [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249],
} as const
/** The face's own outline, around. */
const faceOutline = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
  150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const

type Light = [number, number, number]
type Polygon = [number, number][]

/** @returns null when `none` is asked for or too little can be used */
export function whiteBalanceGains(
  photo: Picture,
  mesh: Float32Array /* [468, 3] */,
  method: WhiteBalance,
): WhiteBalanceGains | null {
  if (method === 'none') return null
  const lights = method === 'sclera' ? scleraLights(photo, mesh) : surroundingLights(photo, mesh)
  return lights.length < fewestPixels ? null : gainsFor(lights)
}

/** Mean linear red, green and blue, 0 to 1, of the whites of the eyes and of what is around the face; null where too little is seen. */
export interface FaceLight {
  eyes: LinearLight | null
  around: LinearLight | null
}
export type LinearLight = readonly [number, number, number]

/**
 * How the face was lit, free of its skin: the white of the eyes is about as white in everybody. What is around the face tells of
 * the background, too.
 */
export function lightOnFace(photo: Picture, mesh: Float32Array /* [468, 3] */): FaceLight {
  const mean = (lights: readonly Light[]): LinearLight | null =>
    lights.length < fewestPixels ? null : meanLight(lights)
  return { eyes: mean(scleraLights(photo, mesh)), around: mean(surroundingLights(photo, mesh)) }
}

/** A new array; without gains the same one. */
export function applyGains(pixels: Uint8Array /* [n, 3] */, gains: WhiteBalanceGains | null): Uint8Array {
  if (!gains) return pixels
  return pixels.map((byte, i) => srgbFromLinear(linearFromSrgb(byte) * gains[i % 3]))
}

function gainsFor(lights: readonly Light[]): WhiteBalanceGains {
  const mean = meanLight(lights)
  const grey = luminance(mean)
  const logs = mean.map((value) => Math.log(grey / value))
  const largest = Math.max(...logs.map(Math.abs))
  const share = Math.min(1, Math.log(maxGain) / Math.max(largest, 1e-9))
  return [Math.exp(share * logs[0]), Math.exp(share * logs[1]), Math.exp(share * logs[2])]
}

function meanLight(lights: readonly Light[]): Light {
  const mean: Light = [0, 0, 0]
  for (const light of lights) for (let c = 0; c < 3; c++) mean[c] += light[c] / lights.length
  return mean
}

function luminance([red, green, blue]: readonly number[]): number {
  return 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
}

function scleraLights(photo: Picture, mesh: Float32Array): Light[] {
  return [lidOutlines.right, lidOutlines.left].flatMap((outline) => {
    const polygon = shrunk(polygonOf(mesh, outline), lidMargin)
    const inside = lightsIn(photo, extentOf(polygon), { polygon, side: 'inside' })
    inside.sort((a, b) => luminance(a) - luminance(b))
    const light = inside.slice(Math.floor(inside.length * 0.5), Math.ceil(inside.length * 0.9))
    light.sort((a, b) => a[0] / a[2] - b[0] / b[2])
    return light.slice(0, Math.ceil(light.length / 2))
  })
}

function surroundingLights(photo: Picture, mesh: Float32Array): Light[] {
  const polygon = polygonOf(mesh, faceOutline)
  const { left, top, right, bottom } = extentOf(polygon)
  const reach = Math.max(right - left, bottom - top)
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const around = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
  return lightsIn(photo, around, { polygon, side: 'outside' })
}

interface Extent {
  left: number
  top: number
  right: number
  bottom: number
}

/** Linear light of usable pixels on a grid over the extent, of those on one side of an outline. */
function lightsIn(
  photo: Picture,
  extent: Extent,
  { polygon, side }: { polygon: Polygon; side: 'inside' | 'outside' },
): Light[] {
  const step = Math.max(1, (extent.right - extent.left) / gridSide, (extent.bottom - extent.top) / gridSide)
  const lights: Light[] = []
  for (let y = extent.top + step / 2; y < extent.bottom; y += step) {
    if (y < 0 || y >= photo.height) continue
    const crossings = crossingsOf(polygon, y)
    for (let x = extent.left + step / 2; x < extent.right; x += step) {
      if (x < 0 || x >= photo.width || liesBetween(crossings, x) !== (side === 'inside')) continue
      const at = (Math.floor(y) * photo.width + Math.floor(x)) * 3
      const red = photo.data[at]
      const green = photo.data[at + 1]
      const blue = photo.data[at + 2]
      if (Math.max(red, green, blue) >= clippedFrom || Math.min(red, green, blue) < nearlyBlackBelow) continue
      lights.push([linearFromSrgb(red), linearFromSrgb(green), linearFromSrgb(blue)])
    }
  }
  return lights
}

function polygonOf(mesh: Float32Array, points: readonly number[]): Polygon {
  return points.map((point) => [mesh[point * 3], mesh[point * 3 + 1]])
}

function shrunk(polygon: Polygon, share: number): Polygon {
  const [x, y] = [0, 1].map((axis) => polygon.reduce((sum, point) => sum + point[axis], 0) / polygon.length)
  return polygon.map(([px, py]) => [px + (x - px) * share, py + (y - py) * share])
}

function extentOf(polygon: Polygon): Extent {
  const [xs, ys] = [polygon.map(([x]) => x), polygon.map(([, y]) => y)]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}

/** Where the outline crosses a row. */
function crossingsOf(polygon: Polygon, y: number): number[] {
  return polygon.flatMap(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]
    return ay > y !== by > y ? [((bx - ax) * (y - ay)) / (by - ay) + ax] : []
  })
}

/** Even-odd rule. */
function liesBetween(crossings: readonly number[], x: number): boolean {
  let inside = false
  for (const crossing of crossings) if (x < crossing) inside = !inside
  return inside
}
