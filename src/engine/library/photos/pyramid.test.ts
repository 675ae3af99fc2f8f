import { describe, expect, it } from 'vitest'
import type { Frame, Picture } from './picture.ts'
import { createPyramid, halve, sampleFrame } from './pyramid.ts'

function picture(width: number, height: number, of: (x: number, y: number) => number): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) data.fill(of(i % width, Math.floor(i / width)), i * 3, i * 3 + 3)
  return { data, width, height }
}

/** The frame as `side` x `side` pixels. */
function sampled(photo: Picture, frame: Frame, side: number): Float32Array {
  const out = new Float32Array(side * side * 3).fill(77)
  sampleFrame(createPyramid(photo), frame, out)
  return out
}

describe('halve', () => {
  it('takes the mean of four and drops an odd last row and column', () => {
    const half = halve(picture(5, 3, (x, y) => 10 * x + y))
    expect([half.width, half.height]).toEqual([2, 1])
    expect([half.data[0], half.data[3]]).toEqual([6, 26])
  })
})

describe('sampleFrame', () => {
  it('copies pixels where one step is one pixel', () => {
    const photo = picture(8, 8, (x, y) => 20 * x + y)
    const out = sampled(photo, { centreX: 4, centreY: 5, side: 4, angle: 0 }, 4)
    expect(out[0]).toBeCloseTo(20 * 2 + 3, 4)
    expect(out[(3 * 4 + 1) * 3]).toBeCloseTo(20 * 3 + 6, 4)
  })

  it('keeps the mean of fine detail when it reduces much', () => {
    const stripes = picture(256, 256, (x) => (x % 2 === 0 ? 200 : 100))
    const out = sampled(stripes, { centreX: 128, centreY: 128, side: 256, angle: 0 }, 16)
    expect(Math.max(...out) - Math.min(...out)).toBeLessThan(1)
    expect(out[0]).toBeCloseTo(150, 0)
  })

  it('keeps its place at every reduction', () => {
    const ramp = picture(512, 512, (x) => x / 2)
    for (const side of [8, 16, 32, 64]) {
      const out = sampled(ramp, { centreX: 256, centreY: 256, side: 256, angle: 0 }, side)
      const step = 256 / side
      const middleColumn = out[(4 * side + side / 2) * 3]
      expect(Math.abs(middleColumn - (256 + step / 2) / 2)).toBeLessThan(0.6)
    }
  })

  it('is black outside the photo', () => {
    const out = sampled(
      picture(4, 4, () => 255),
      { centreX: 2, centreY: 2, side: 12, angle: 0 },
      12,
    )
    expect([out[0], out[(6 * 12 + 6) * 3]]).toEqual([0, 255])
  })
})

it('a pyramid gives its copies back and keeps the picture', () => {
  const photo = picture(8, 8, () => 9)
  const pyramid = createPyramid(photo)
  const { picture: copy } = pyramid.levelFor(2)
  pyramid.release()
  expect(copy.data).toHaveLength(0)
  expect(photo.data).toHaveLength(192)
  expect(pyramid.levelFor(2).picture.data).toHaveLength(48)
})
