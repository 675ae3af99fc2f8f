/**
 * Points put onto pixels by the processor, looking as the shaders draw them (point-shaders.ts). A point is a stamp: the pixels that
 * its shape covers, worked out once for each shape, size and quarter of a pixel.
 */
import type { Palette } from './palettes.ts'
import { fadedState, hiddenState, strongState } from './point-states.ts'

/** The picture has a margin all around, wide enough that no stamp needs to be cut. */
export interface Raster {
  /** Without the margin. */
  width: number
  height: number
  /** `[height + 2 * marginPx, width + 2 * marginPx, 4]`, colours multiplied by their alpha. */
  pixels: Uint8ClampedArray<ArrayBuffer>
}

export interface RasterPoints {
  /** `[n, 2]` */
  places: Float32Array
  entries: Uint8Array
  states: Uint8Array
  palette: Palette
}

export interface RasterView {
  /** From the plane to pixels of the picture, as in map-camera.ts. */
  projection: { scaleX: number; shiftX: number; scaleY: number; shiftY: number }
  diameterPx: number
  opacity: number
}

/** Points `first`, `first + every`, ... in states from `lowest` to `highest`. */
export interface RasterPart {
  first: number
  every: number
  lowest: number
  highest: number
}

export const marginPx = 40
/** Below this radius all shapes are round, as in the shader. */
const leastShapeRadiusPx = 2.4
const shapeCount = 5
/** Places within a pixel that are told apart, each way. */
const places = 4

interface Stamp {
  /** Bytes from the pixel that the point is in. */
  offsets: Int32Array
  /** 0 to 1 */
  covers: Float32Array
}

export function createRaster(width: number, height: number): Raster {
  const pixels = new Uint8ClampedArray(4 * (width + 2 * marginPx) * (height + 2 * marginPx))
  return { width, height, pixels }
}

export function rasterise(
  { width, height, pixels }: Raster,
  { places: points, entries, states, palette }: RasterPoints,
  { projection, diameterPx, opacity }: RasterView,
  { first, every, lowest, highest }: RasterPart,
): void {
  const { scaleX, shiftX, scaleY, shiftY } = projection
  const stride = width + 2 * marginPx
  const stamps = stampsFor(diameterPx, stride)
  const reach = marginPx / 2
  for (let i = first; i < states.length; i += every) {
    const state = states[i]
    if (state < lowest || state > highest) continue
    const x = points[2 * i] * scaleX + shiftX
    const y = points[2 * i + 1] * scaleY + shiftY
    if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) continue
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const at = 4 * ((top + marginPx) * stride + left + marginPx)
    const within = Math.floor((y - top) * places) * places + Math.floor((x - left) * places)
    const entry = 4 * entries[i]
    const { offsets, covers } = stamps(palette[entry + 3], state === strongState, within)
    const alpha = alphaOf(state, opacity)
    const isHidden = state === hiddenState
    const red = isHidden ? 127.5 : palette[entry]
    const green = isHidden ? 127.5 : palette[entry + 1]
    const blue = isHidden ? 127.5 : palette[entry + 2]
    for (let k = 0; k < offsets.length; k++) {
      const to = at + offsets[k]
      const above = alpha * covers[k]
      const below = 1 - above
      pixels[to] = pixels[to] * below + red * above
      pixels[to + 1] = pixels[to + 1] * below + green * above
      pixels[to + 2] = pixels[to + 2] * below + blue * above
      pixels[to + 3] = pixels[to + 3] * below + 255 * above
    }
  }
}

/** @param image `[height, width, 4]`, colours not multiplied by alpha */
export function copyRaster({ width, height, pixels }: Raster, image: Uint8ClampedArray): void {
  const stride = width + 2 * marginPx
  for (let row = 0; row < height; row++) {
    let from = 4 * ((row + marginPx) * stride + marginPx)
    const end = 4 * width * (row + 1)
    for (let to = 4 * width * row; to < end; to += 4, from += 4) {
      const alpha = pixels[from + 3]
      image[to + 3] = alpha
      if (alpha === 0) continue
      const scale = 255 / alpha
      image[to] = pixels[from] * scale
      image[to + 1] = pixels[from + 1] * scale
      image[to + 2] = pixels[from + 2] * scale
    }
  }
}

function alphaOf(state: number, opacity: number): number {
  switch (state) {
    case strongState:
      return 1
    case fadedState:
      return 0.22 * opacity
    case hiddenState:
      return 0.06
    default:
      return opacity
  }
}

/** By shape, strength and place within the pixel; made when first asked for. */
function stampsFor(
  diameterPx: number,
  stride: number,
): (shape: number, strong: boolean, within: number) => Stamp {
  const made: Stamp[] = []
  return (shape, strong, within) => {
    const key = ((strong ? shapeCount : 0) + shape) * places * places + within
    return (made[key] ??= makeStamp({ shape, diameterPx: diameterPx * (strong ? 1.3 : 1), within, stride }))
  }
}

interface StampForm {
  shape: number
  diameterPx: number
  within: number
  stride: number
}

function makeStamp({ shape, diameterPx, within, stride }: StampForm): Stamp {
  // Shapes with corners need more room for the same area.
  const radius = (diameterPx * (shape === 0 ? 1 : 1.12)) / 2
  const middleX = ((within % places) + 0.5) / places
  const middleY = (Math.floor(within / places) + 0.5) / places
  const reach = Math.min(marginPx / 2 - 1, Math.ceil(radius + 0.5))
  const [offsets, covers]: [number[], number[]] = [[], []]
  for (let row = -reach; row <= reach; row++)
    for (let column = -reach; column <= reach; column++) {
      const scale = Math.max(radius, 0.5)
      const [x, y] = [(column + 0.5 - middleX) / scale, (row + 0.5 - middleY) / scale]
      const distance = radius < leastShapeRadiusPx ? Math.hypot(x, y) - 1 : edgeDistance(shape, x, y)
      const cover = Math.min(1, Math.max(0, 0.5 - distance * scale))
      if (cover === 0) continue
      offsets.push(4 * (row * stride + column))
      covers.push(cover)
    }
  return { offsets: Int32Array.from(offsets), covers: Float32Array.from(covers) }
}

/** Signed distance from the edge of a shape of radius 1; y downwards. Shapes have the numbers of topic-signs.ts. */
function edgeDistance(shape: number, x: number, y: number): number {
  const [acrossX, acrossY] = [Math.abs(x), Math.abs(y)]
  switch (shape) {
    case 1:
      return Math.max(acrossX, acrossY) - 0.8
    case 2:
      return Math.max(0.866 * acrossX - 0.5 * y, y) - 0.55
    case 3:
      return Math.SQRT1_2 * (acrossX + acrossY) - Math.SQRT1_2
    case 4:
      return Math.max(Math.min(acrossX, acrossY) - 0.3, Math.max(acrossX, acrossY) - 0.95)
    default:
      return Math.hypot(x, y) - 1
  }
}
