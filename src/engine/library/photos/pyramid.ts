/**
 * Halved copies of a picture, made when first asked for, so that a network's small input can be sampled from a large
 * photo without skipping pixels (Williams 1983, "Pyramidal parametrics"): pick the copy where one output pixel is one to
 * two pixels wide, then interpolate bilinearly in it.
 */
import { releasePixels } from './picture.ts'
import type { Frame, Picture } from './picture.ts'

export interface Pyramid {
  /** The most reduced copy that still has at least one pixel per step of `step` picture pixels. */
  levelFor(step: number): { picture: Picture; reduction: number }
  /** Gives the memory of the copies back at once; not that of the picture itself. */
  release(): void
}

export function createPyramid(picture: Picture): Pyramid {
  const levels = [picture]
  return {
    levelFor(step) {
      let index = 0
      while (2 ** (index + 1) <= step) {
        const last = levels[index]
        if (last.width < 2 || last.height < 2) break
        levels[index + 1] ??= halve(last)
        index++
      }
      return { picture: levels[index], reduction: 2 ** index }
    },
    release() {
      for (const copy of levels.splice(1)) releasePixels(copy)
    },
  }
}

/** Mean of each 2 x 2 block; an odd last row or column is dropped. */
export function halve(picture: Picture): Picture {
  const width = picture.width >> 1
  const height = picture.height >> 1
  const data = new Uint8Array(width * height * 3)
  const stride = picture.width * 3
  const source = picture.data
  let to = 0
  for (let y = 0; y < height; y++) {
    let from = 2 * y * stride
    for (let x = 0; x < width; x++) {
      const below = from + stride
      data[to] = (source[from] + source[from + 3] + source[below] + source[below + 3] + 2) >> 2
      data[to + 1] = (source[from + 1] + source[from + 4] + source[below + 1] + source[below + 4] + 2) >> 2
      data[to + 2] = (source[from + 2] + source[from + 5] + source[below + 2] + source[below + 5] + 2) >> 2
      to += 3
      from += 6
    }
  }
  return { data, width, height }
}

/** What a network wants in place of bytes: `byte * scale + offset`. */
export interface ValueRange {
  scale: number
  offset: number
}

const bytes: ValueRange = { scale: 1, offset: 0 }

/**
 * Fills a square with the frame, red green blue interleaved, by default as floats 0 to 255; what lies outside the photo is black.
 * Bilinear in the pyramid's level that fits.
 */
export function sampleFrame(
  pyramid: Pyramid,
  frame: Frame,
  out: Float32Array /* [side, side, 3] */,
  { scale, offset }: ValueRange = bytes,
): void {
  const side = Math.sqrt(out.length / 3)
  const step = frame.side / side
  const { picture, reduction } = pyramid.levelFor(step)
  const { data, width, height } = picture
  const stride = width * 3
  const stepX = (Math.cos(frame.angle) * step) / reduction
  const stepY = (Math.sin(frame.angle) * step) / reduction
  const half = (side - 1) / 2
  const startX = frame.centreX / reduction - 0.5 - half * (stepX - stepY)
  const startY = frame.centreY / reduction - 0.5 - half * (stepY + stepX)
  let to = 0
  for (let row = 0; row < side; row++) {
    let x = startX - row * stepY
    let y = startY + row * stepX
    for (let col = 0; col < side; col++, x += stepX, y += stepY, to += 3) {
      const left = Math.floor(x) | 0
      const top = Math.floor(y) | 0
      const fx = x - left
      const fy = y - top
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) {
        for (let channel = 0; channel < 3; channel++)
          out[to + channel] = offset + scale * sampleAtEdge(picture, { left, top, fx, fy, channel })
        continue
      }
      const above = (top * width + left) * 3
      const below = above + stride
      const red = data[above] + (data[above + 3] - data[above]) * fx
      const redBelow = data[below] + (data[below + 3] - data[below]) * fx
      out[to] = offset + scale * (red + (redBelow - red) * fy)
      const green = data[above + 1] + (data[above + 4] - data[above + 1]) * fx
      const greenBelow = data[below + 1] + (data[below + 4] - data[below + 1]) * fx
      out[to + 1] = offset + scale * (green + (greenBelow - green) * fy)
      const blue = data[above + 2] + (data[above + 5] - data[above + 2]) * fx
      const blueBelow = data[below + 2] + (data[below + 5] - data[below + 2]) * fx
      out[to + 2] = offset + scale * (blue + (blueBelow - blue) * fy)
    }
  }
}

interface EdgePlace {
  left: number
  top: number
  /** How far right of the left column and below the top row, 0 to 1. */
  fx: number
  fy: number
  channel: number
}

/** The same where some of the four pixels around a place are missing: they are black. */
function sampleAtEdge({ data, width, height }: Picture, { left, top, fx, fy, channel }: EdgePlace): number {
  if (left < -1 || top < -1 || left >= width || top >= height) return 0
  const valueAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : data[(y * width + x) * 3 + channel]
  return (
    (1 - fy) * ((1 - fx) * valueAt(left, top) + fx * valueAt(left + 1, top)) +
    fy * ((1 - fx) * valueAt(left, top + 1) + fx * valueAt(left + 1, top + 1))
  )
}
