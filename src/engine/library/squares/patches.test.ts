import { describe, expect, it } from 'vitest'
import { squareQuad } from './region-square.ts'
import { cutPatch } from './patches.ts'
import type { Picture } from '../photos/picture.ts'

function picture(width: number, height: number, of: (x: number, y: number) => number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) data.fill(of(i % width, Math.floor(i / width)), i * 3, i * 3 + 3)
  return { data, width, height }
}

/** Red values of a patch, one row an array. */
function reds(pixels: Uint8Array, side: number): number[][] {
  return Array.from({ length: side }, (_, y) =>
    Array.from({ length: side }, (_, x) => pixels[(y * side + x) * 3]),
  )
}

describe('cutPatch', () => {
  it('copies pixels exactly where a patch pixel is a photo pixel', () => {
    const photo = picture(20, 20, (x, y) => (x * 37 + y * 11) % 256)
    const { pixels, scale } = cutPatch(photo, squareQuad({ x: 10, y: 9 }, 8, 0), 8)
    expect(scale).toBeCloseTo(1, 9)
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 8; x++) expect(pixels[(y * 8 + x) * 3]).toBe(((x + 6) * 37 + (y + 5) * 11) % 256)
  })

  it('averages light, not bytes, when it reduces, and shows no moire', () => {
    const checker = picture(64, 64, (x, y) => ((x + y) % 2 === 0 ? 255 : 0))
    const { pixels, scale } = cutPatch(checker, squareQuad({ x: 32, y: 32 }, 32, 0.3), 8)
    expect(scale).toBeCloseTo(4, 9)
    /* Half the light of white is sRGB 188. */
    for (const value of pixels) expect(Math.abs(value - 188)).toBeLessThanOrEqual(8)
  })

  it('keeps a smooth ramp smooth when it enlarges', () => {
    const ramp = picture(40, 40, (x) => 60 + 3 * x)
    const [row] = reds(cutPatch(ramp, squareQuad({ x: 20, y: 20 }, 10, 0), 40).pixels, 40)
    for (let x = 1; x < 40; x++) {
      expect(row[x] - row[x - 1]).toBeGreaterThanOrEqual(0)
      expect(row[x] - row[x - 1]).toBeLessThanOrEqual(2)
    }
  })

  it('turns with the head: a square turned by a quarter shows the photo turned back', () => {
    const photo = picture(16, 16, (x, y) => 10 * x + y)
    const upright = reds(cutPatch(photo, squareQuad({ x: 8, y: 8 }, 6, 0), 6).pixels, 6)
    const turned = reds(cutPatch(photo, squareQuad({ x: 8, y: 8 }, 6, Math.PI / 2), 6).pixels, 6)
    for (let y = 0; y < 6; y++) for (let x = 0; x < 6; x++) expect(turned[y][x]).toBe(upright[x][5 - y])
  })

  it('repeats the nearest pixel outside the photo', () => {
    const photo = picture(8, 8, (x, y) => 20 * x + 5 * y)
    const patch = reds(cutPatch(photo, squareQuad({ x: 4, y: 4 }, 20, 0), 20).pixels, 20)
    const nearest = (at: number): number => Math.min(7, Math.max(0, at - 6))
    for (let y = 0; y < 20; y++)
      for (let x = 0; x < 20; x++) expect(patch[y][x]).toBe(20 * nearest(x) + 5 * nearest(y))
  })

  it('gives the same bytes every time', () => {
    const photo = picture(50, 50, (x, y) => (x * y) % 251)
    const quad = squareQuad({ x: 25, y: 25 }, 30, 0.2)
    expect(cutPatch(photo, quad)).toEqual(cutPatch(photo, quad))
  })
})
