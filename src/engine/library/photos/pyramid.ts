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
      for (let channel = 0; channel < 3; channel++) {
        const i = from + channel
        data[to++] = (source[i] + source[i + 3] + source[i + stride] + source[i + stride + 3] + 2) >> 2
      }
      from += 6
    }
  }
  return { data, width, height }
}

/**
 * Fills a square with the frame, as floats 0 to 255, red green blue interleaved; what lies outside the photo is black.
 * Bilinear in the pyramid's level that fits.
 */
export function sampleFrame(pyramid: Pyramid, frame: Frame, out: Float32Array /* [side, side, 3] */): void {
  const side = Math.sqrt(out.length / 3)
  const step = frame.side / side
  const { picture, reduction } = pyramid.levelFor(step)
  const { data, width, height } = picture
  out.fill(0)
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
      const left = Math.floor(x)
      const top = Math.floor(y)
      if (left < -1 || top < -1 || left >= width || top >= height) continue
      const fx = x - left
      const fy = y - top
      if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
        /* The sum of below, value by value in single precision, without asking for every pixel whether it exists. */
        const from = (top * width + left) * 3
        const below = from + width * 3
        const topLeft = (1 - fx) * (1 - fy)
        const topRight = fx * (1 - fy)
        const bottomLeft = (1 - fx) * fy
        const bottomRight = fx * fy
        for (let c = 0; c < 3; c++) {
          const upper = Math.fround(Math.fround(topLeft * data[from + c]) + topRight * data[from + 3 + c])
          const three = Math.fround(upper + bottomLeft * data[below + c])
          out[to + c] = three + bottomRight * data[below + 3 + c]
        }
        continue
      }
      addPixel(left, top, (1 - fx) * (1 - fy))
      addPixel(left + 1, top, fx * (1 - fy))
      addPixel(left, top + 1, (1 - fx) * fy)
      addPixel(left + 1, top + 1, fx * fy)
    }
  }

  function addPixel(x: number, y: number, weight: number): void {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const from = (y * width + x) * 3
    out[to] += weight * data[from]
    out[to + 1] += weight * data[from + 1]
    out[to + 2] += weight * data[from + 2]
  }
}
