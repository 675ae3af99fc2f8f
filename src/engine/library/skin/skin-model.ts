/**
 * What colour the skin of one face has under the light of one photo, and which pixels are not of that skin.
 *
 *   x = (ln (R + e) / (G + e),  ln (G + e) / (B + e),  ln (Y + e))        R, G, B, Y: linear light, e = 0.01
 *   model: median m and covariance S of x over pixels around mesh points of forehead, nose and cheeks, without those whose
 *          squared distance (x - m)' S^-1 (x - m) exceeds the 99th percentile of chi-square; repeated until it stands
 *
 * Ratios of channels stay as they are when skin lies in shadow, so the model tells black frames and hair from skin in the
 * dark. Shine adds white light and so moves the ratios too, so lighter pixels always pass. e keeps noise near black from
 * counting.
 * Source of the reweighted estimate: Rousseeuw and van Driessen 1999, "A fast algorithm for the minimum covariance
 * determinant estimator"; here it starts from median and median absolute deviation instead of random subsets, so it needs
 * no random numbers.
 */
import { linearFromSrgb } from '../../../numeric/colour.ts'
import { quantile, robustSpread } from '../../../numeric/filters.ts'
import type { Picture } from '../photos/picture.ts'

/** Mesh points on skin of forehead, nose and cheeks, away from hair, brows, eyes, lips and beard. */
const skinPoints = [
  9, 151, 108, 337, 107, 336, 8, 6, 197, 195, 5, 45, 275, 48, 278, 50, 280, 101, 330, 36, 266, 205, 425, 187,
  411, 123, 352, 117, 346, 118, 347, 119, 348, 100, 329, 203, 423, 206, 426, 207, 427, 142, 371, 126, 355,
]
/** Around each point a grid of 5 x 5 pixels this far apart, in eye distances. */
const gridStep = 0.015
const gridReach = 2

const floorLight = 0.01
/** Ratios of one skin differ at least so much; photos without noise would have a model that fits nothing else. */
const leastSpread = [0.06, 0.06, 0.28] as const
/** 99th percentile of chi-square with three degrees of freedom. */
const outlierDistance2 = 11.34
const rounds = 5
/** Flushed skin keeps at least one such part of the light. */
const darkestFlush = 3

type Vector3 = [number, number, number]

export interface SkinModel {
  mean: Vector3
  /** Inverse of the covariance, symmetric, row by row. */
  inverse: Float64Array /* [3, 3] */
}

/** Colours of the face itself; hair or a frame over some of the points does not move it. */
export function fitSkinModel(
  photo: Picture,
  face: { mesh: Float32Array /* [468, 3] */; eyeDistancePx: number },
): SkinModel {
  const colours = skinColours(photo, face)
  const planes = [0, 1, 2].map((axis) => Float32Array.from(colours, (colour) => colour[axis]))
  const mean: Vector3 = [quantile(planes[0], 0.5), quantile(planes[1], 0.5), quantile(planes[2], 0.5)]
  const spread = planes.map((plane, axis) => Math.max(leastSpread[axis], robustSpread(plane)))
  let model: SkinModel = {
    mean,
    inverse: Float64Array.from({ length: 9 }, (_, i) => (i % 4 === 0 ? 1 / spread[i / 4] ** 2 : 0)),
  }
  for (let round = 0; round < rounds; round++) {
    const skin = colours.filter((colour) => distance2(model, colour) <= outlierDistance2)
    if (skin.length < colours.length / 4) break
    model = gaussianOf(skin)
  }
  return model
}

function skinColours(
  photo: Picture,
  { mesh, eyeDistancePx }: { mesh: Float32Array; eyeDistancePx: number },
): Vector3[] {
  const step = gridStep * eyeDistancePx
  const colours: Vector3[] = []
  for (const point of skinPoints)
    for (let j = -gridReach; j <= gridReach; j++)
      for (let i = -gridReach; i <= gridReach; i++) {
        const x = Math.floor(mesh[point * 3] + i * step)
        const y = Math.floor(mesh[point * 3 + 1] + j * step)
        if (x < 0 || y < 0 || x >= photo.width || y >= photo.height) continue
        const at = (y * photo.width + x) * 3
        colours.push(colourOf(photo.data[at], photo.data[at + 1], photo.data[at + 2]))
      }
  return colours
}

/** Logarithm of the light of an sRGB byte. */
const logOfByte = Float64Array.from({ length: 256 }, (_, byte) => Math.log(linearFromSrgb(byte) + floorLight))

function colourOf(r: number, g: number, b: number): Vector3 {
  return [logOfByte[r] - logOfByte[g], logOfByte[g] - logOfByte[b], Math.log(luminance(r, g, b) + floorLight)]
}

function luminance(r: number, g: number, b: number): number {
  return 0.2126 * linearFromSrgb(r) + 0.7152 * linearFromSrgb(g) + 0.0722 * linearFromSrgb(b)
}

function gaussianOf(colours: Vector3[]): SkinModel {
  const mean: Vector3 = [0, 0, 0]
  for (const colour of colours) for (let i = 0; i < 3; i++) mean[i] += colour[i] / colours.length
  const covariance = new Float64Array(9)
  for (const colour of colours)
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++)
        covariance[i * 3 + j] += ((colour[i] - mean[i]) * (colour[j] - mean[j])) / colours.length
  for (let i = 0; i < 3; i++) covariance[i * 4] += leastSpread[i] ** 2
  return { mean, inverse: inverseOf(covariance) }
}

/** By cofactors; the floor on the diagonal keeps it well away from singular. */
function inverseOf([a, b, c, , e, f, , , i]: Float64Array): Float64Array {
  const [ca, cb, cc] = [e * i - f * f, c * f - b * i, b * f - c * e]
  const determinant = a * ca + b * cb + c * cc
  const [ce, cf, ci] = [a * i - c * c, b * c - a * f, a * e - b * b]
  return Float64Array.from([ca, cb, cc, cb, ce, cf, cc, cf, ci], (value) => value / determinant)
}

/** Each pixel's distance from the model, in standard deviations; 0 for what is lighter or redder than the face. */
export function darkDistances(model: SkinModel, pixels: Uint8Array /* [n, 3] */): Float32Array /* [n] */ {
  const [ratio, blueRatio, level] = model.mean
  /* Compared as light, since half of a face is lighter than its median and logarithms are what takes the time. */
  const medianLight = Math.exp(level) - floorLight
  const distances = new Float32Array(pixels.length / 3)
  for (let i = 0, at = 0; i < distances.length; i++, at += 3) {
    const light = luminance(pixels[at], pixels[at + 1], pixels[at + 2])
    if (light >= medianLight) continue
    const x = logOfByte[pixels[at]] - logOfByte[pixels[at + 1]] - ratio
    const y = logOfByte[pixels[at + 1]] - logOfByte[pixels[at + 2]] - blueRatio
    const z = Math.log(light + floorLight) - level
    /* Blood takes green light away, more than red and blue: flushed skin, no object, unless it is darker than that. */
    const isFlushed = x > 0 && y < 0 && z > -Math.log(darkestFlush)
    if (!isFlushed) distances[i] = Math.sqrt(squaredLength(model, x, y, z))
  }
  return distances
}

/** The same of any colour, which changes smoothly where light does. */
export function fullDistances(model: SkinModel, pixels: Uint8Array /* [n, 3] */): Float32Array /* [n] */ {
  const [ratio, blueRatio, level] = model.mean
  const distances = new Float32Array(pixels.length / 3)
  for (let i = 0, at = 0; i < distances.length; i++, at += 3) {
    const light = luminance(pixels[at], pixels[at + 1], pixels[at + 2])
    const x = logOfByte[pixels[at]] - logOfByte[pixels[at + 1]] - ratio
    const y = logOfByte[pixels[at + 1]] - logOfByte[pixels[at + 2]] - blueRatio
    distances[i] = Math.sqrt(squaredLength(model, x, y, Math.log(light + floorLight) - level))
  }
  return distances
}

function distance2(model: SkinModel, [ratio, blueRatio, level]: Vector3): number {
  const { mean } = model
  return squaredLength(model, ratio - mean[0], blueRatio - mean[1], level - mean[2])
}

/** Of a difference of two colours, in variances. */
function squaredLength({ inverse }: SkinModel, x: number, y: number, z: number): number {
  return (
    inverse[0] * x * x +
    inverse[4] * y * y +
    inverse[8] * z * z +
    2 * (inverse[1] * x * y + inverse[2] * x * z + inverse[5] * y * z)
  )
}
