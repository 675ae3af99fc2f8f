/**
 * From light to the bytes of a patch, as it happens to a photo: the lens blurs, the sensor has fewer or about as many pixels
 * as the patch, white balance, tone curve, noise, sharpening and JPEG work on those, and cutting the patch enlarges them.
 */
import { linearFromSrgb, srgbFromLinear } from '../../../numeric/colour.ts'
import { createRng } from '../../../numeric/rng.ts'
import type { Rng } from '../../../numeric/rng.ts'
import type { Nuisances } from '../nuisances.ts'
import { throughJpeg } from './jpeg.ts'
import type { Weights } from './resample.ts'
import { cubicWeights, gaussianWeights, resample } from './resample.ts'

let sensor = new Float32Array(0)
let before = new Float32Array(0)
let enlarged = new Float32Array(0)

/** `light` is linear [3, side, side]; the bytes are sRGB [side, side, 3]. */
export function develop(
  light: Float32Array,
  view: Nuisances,
  rng: Rng,
  { side, into }: { side: number; into: Uint8Array },
): void {
  reserve(side)
  const source = Math.min(side, Math.round((view.sourcePx * side) / 96))
  /* A pixel of the sensor gathers light over about its own width. */
  const pixelBlur = 0.42 * (side / source)
  const blur = Math.sqrt(pixelBlur ** 2 + ((view.lensBlur * side) / 96) ** 2)
  resample(light, gaussianWeights(side, source, blur), 3, sensor)
  balance(sensor, source, view)
  encode(sensor, source, view)
  addNoise(sensor, source, view, rng)
  if (view.sharpening > 0.05) sharpen(sensor, source, view.sharpening)
  throughJpeg(sensor, source, {
    quality: Math.round(view.jpegQuality),
    halfChroma: rng.uniform() < 0.6,
    phaseX: rng.integer(16),
    phaseY: rng.integer(16),
  })
  write(source, side, into)
}

function reserve(side: number): void {
  if (sensor.length === side * side * 3) return
  sensor = new Float32Array(side * side * 3)
  before = new Float32Array(side * side)
  enlarged = new Float32Array(side * side * 3)
}

function balance(planes: Float32Array, side: number, view: Nuisances): void {
  const size = side * side
  const warmth = view.warmth + view.cast
  const gains = [Math.exp(warmth), Math.exp(-view.tint), Math.exp(-warmth)]
  /* White balance does not make a photo brighter. */
  const level = 1 / (0.2126 * gains[0] + 0.7152 * gains[1] + 0.0722 * gains[2])
  for (let channel = 0; channel < 3; channel++) {
    const gain = gains[channel] * level
    for (let i = channel * size; i < (channel + 1) * size; i++) planes[i] *= gain
  }
}

/** The curve is tabled over the square root of light, whose steps are about even to the eye. */
const curveSteps = 1024
const brightest = 1.6
const curve = new Float32Array(curveSteps + 1)
/** Encoded value around which contrast turns. */
const pivot = 0.55

/** Tone curve with a soft shoulder, then saturation, in sRGB values 0 to 255. */
function encode(planes: Float32Array, side: number, { contrast, saturation }: Nuisances): void {
  const size = side * side
  for (let i = 0; i <= curveSteps; i++) curve[i] = toneCurve(brightest * (i / curveSteps) ** 2, contrast)
  for (let i = 0; i < size; i++) {
    const red = curve[curveIndex(planes[i])]
    const green = curve[curveIndex(planes[i + size])]
    const blue = curve[curveIndex(planes[i + 2 * size])]
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue
    planes[i] = grey + saturation * (red - grey)
    planes[i + size] = grey + saturation * (green - grey)
    planes[i + 2 * size] = grey + saturation * (blue - grey)
  }
}

function curveIndex(light: number): number {
  if (light <= 0) return 0
  const at = Math.sqrt(light / brightest) * curveSteps + 0.5
  return at >= curveSteps ? curveSteps : at | 0
}

function toneCurve(light: number, contrast: number): number {
  const encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  const turned = pivot * (encoded / pivot) ** contrast
  const shoulder = 0.85
  const kept =
    turned <= shoulder ? turned : 1 - (1 - shoulder) * Math.exp(-(turned - shoulder) / (1 - shoulder))
  return 255 * kept
}

const noiseLength = 1 << 15
let noise: Float32Array | undefined

/** Noise of light and, in part, of colour; a little smoothed, as demosaicing leaves it. */
function addNoise(planes: Float32Array, side: number, view: Nuisances, rng: Rng): void {
  noise ??= whiteNoise()
  const size = side * side
  const shared = view.noise * Math.sqrt(1 - view.colourNoise ** 2)
  const own = view.noise * view.colourNoise
  const start = rng.integer(noiseLength)
  for (let channel = 0; channel < 3; channel++) {
    const ownStart = rng.integer(noiseLength)
    for (let i = 0; i < size; i++) {
      const a = (start + i) & (noiseLength - 1)
      const b = (ownStart + i) & (noiseLength - 1)
      planes[channel * size + i] +=
        shared *
          (0.75 * noise[a] +
            0.45 * noise[(a + 1) & (noiseLength - 1)] +
            0.45 * noise[(a + side) & (noiseLength - 1)]) +
        own *
          (0.75 * noise[b] +
            0.45 * noise[(b + 1) & (noiseLength - 1)] +
            0.45 * noise[(b + side) & (noiseLength - 1)])
    }
  }
}

function whiteNoise(): Float32Array {
  const rng = createRng(0x9015e)
  return Float32Array.from({ length: noiseLength }, () => rng.normal())
}

/** Unsharp mask with the mean of the four neighbours and the pixel itself. */
function sharpen(planes: Float32Array, side: number, amount: number): void {
  const size = side * side
  for (let channel = 0; channel < 3; channel++) {
    before.set(planes.subarray(channel * size, (channel + 1) * size))
    for (let y = 0; y < side; y++) {
      const up = Math.max(0, y - 1) * side
      const down = Math.min(side - 1, y + 1) * side
      for (let x = 0; x < side; x++) {
        const at = y * side + x
        const left = before[x > 0 ? at - 1 : at]
        const right = before[x < side - 1 ? at + 1 : at]
        const soft = 0.2 * (before[at] + left + right + before[up + x] + before[down + x])
        planes[channel * size + at] += amount * (before[at] - soft)
      }
    }
  }
}

const enlarging = new Map<number, Weights>()

const byteSteps = 1 << 14
/** The sRGB byte of light in even steps, fine enough for the steep start of the curve. */
const byteOfLight = Uint8Array.from({ length: byteSteps + 1 }, (_, step) => srgbFromLinear(step / byteSteps))

/** Enlarges in linear light, as cutting a patch does. */
function write(source: number, side: number, into: Uint8Array): void {
  const size = side * side
  if (source === side) {
    for (let channel = 0; channel < 3; channel++)
      for (let i = 0; i < size; i++) into[3 * i + channel] = byteOf(sensor[channel * size + i])
    return
  }
  for (let i = 0; i < 3 * source * source; i++) sensor[i] = linearFromSrgb(byteOf(sensor[i]))
  const key = source * 65536 + side
  let weights = enlarging.get(key)
  if (!weights) enlarging.set(key, (weights = cubicWeights(source, side)))
  resample(sensor, weights, 3, enlarged)
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < size; i++) {
      const at = enlarged[channel * size + i] * byteSteps + 0.5
      into[3 * i + channel] = byteOfLight[at <= 0 ? 0 : at >= byteSteps ? byteSteps : at | 0]
    }
}

function byteOf(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : (value + 0.5) | 0
}
