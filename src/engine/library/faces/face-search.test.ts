import { describe, expect, it } from 'vitest'
import { blend, faceBoxes } from './face-boxes.ts'
import type { FaceBox } from './face-boxes.ts'
import { searchPhoto } from './face-search.ts'
import type { Network, NetworkOutput } from './human-models.ts'
import type { Picture } from '../photos/picture.ts'
import { createPyramid } from '../photos/pyramid.ts'

/** A red square on black is the only face of these tests. */
function photoWithFace(width: number, height: number, face: { x: number; y: number; side: number }): Picture {
  const data = new Uint8Array(width * height * 3)
  for (let y = face.y; y < face.y + face.side; y++)
    for (let x = face.x; x < face.x + face.side; x++) data[(y * width + x) * 3] = 255
  return { data, width, height }
}

/** Answers like BlazeFace for a red square of 30 to 200 of its 256 pixels; counts how often it is asked. */
function redSquareFinder(): Network & { looks: number } {
  const input = new Float32Array(256 * 256 * 3)
  return {
    side: 256,
    input,
    looks: 0,
    run() {
      this.looks++
      let [count, sumX, sumY] = [0, 0, 0]
      for (let i = 0; i < 256 * 256; i++)
        if (input[i * 3] > 0) {
          count++
          sumX += (i % 256) + 0.5
          sumY += Math.floor(i / 256) + 0.5
        }
      const side = Math.sqrt(count)
      const seen = side >= 30 && side <= 200
      return Promise.resolve(seen ? boxAt(sumX / count, sumY / count, side) : boxAt(0, 0, 0))
    },
  }
}

/** One box at the first anchor of the fine grid, whose centre is 8, 8. */
function boxAt(x: number, y: number, side: number): NetworkOutput[] {
  const scores = new Float32Array(512).fill(-20)
  const boxes = new Float32Array(512 * 16)
  if (side > 0) {
    scores[0] = 4
    boxes.set([x - 8, y - 8, side, side, x - side / 4 - 8, y - 8, x + side / 4 - 8, y - 8])
  }
  return [
    { shape: [1, 384, 16], values: new Float32Array(384 * 16) },
    { shape: [1, 512, 1], values: scores },
    { shape: [1, 384, 1], values: new Float32Array(384).fill(-20) },
    { shape: [1, 512, 16], values: boxes },
  ]
}

async function find(photo: Picture): Promise<{ faces: FaceBox[]; looks: number }> {
  const finder = redSquareFinder()
  const pyramid = createPyramid(photo)
  const faces = await searchPhoto(photo, async (window) =>
    (await faceBoxes(finder, pyramid, window)).map((face) => ({ ...face, certain: true })),
  )
  return { faces, looks: finder.looks }
}

describe('searchPhoto', () => {
  it('finds a large face in one look, at its place, in a photo that is not square', async () => {
    const { faces, looks } = await find(photoWithFace(900, 600, { x: 300, y: 150, side: 300 }))
    expect(looks).toBe(1)
    expect(faces).toHaveLength(1)
    expect(faces[0].centreX).toBeCloseTo(450, -0.5)
    expect(faces[0].centreY).toBeCloseTo(300, -0.5)
    expect(Math.abs(faces[0].side - 300)).toBeLessThan(8)
    expect(faces[0].leftEye[0] - faces[0].rightEye[0]).toBeGreaterThan(140)
  })

  it('steps back from a face that fills the photo', async () => {
    const { faces, looks } = await find(photoWithFace(300, 300, { x: 15, y: 15, side: 270 }))
    expect(looks).toBe(2)
    expect(Math.abs(faces[0].side - 270)).toBeLessThan(8)
  })

  it('looks closer for small faces in a large photo', async () => {
    const { faces } = await find(photoWithFace(2400, 1600, { x: 1900, y: 1100, side: 120 }))
    expect(faces.length).toBeGreaterThan(0)
    for (const face of faces) {
      expect(Math.abs(face.centreX - 1960)).toBeLessThan(6)
      expect(Math.abs(face.centreY - 1160)).toBeLessThan(6)
    }
  })

  it('gives up on a photo without faces after a bounded number of looks', async () => {
    const { faces, looks } = await find(photoWithFace(4096, 3072, { x: 0, y: 0, side: 0 }))
    expect(faces).toEqual([])
    expect(looks).toBeLessThanOrEqual(60)
  })
})

describe('blend', () => {
  const box = (centreX: number, score: number, side = 100): FaceBox => ({
    score,
    centreX,
    centreY: 50,
    side,
    rightEye: [centreX - 20, 40],
    leftEye: [centreX + 20, 40],
  })

  it('makes one box of those that overlap, weighted by their scores', () => {
    const [only, ...rest] = blend([box(100, 0.5), box(110, 1)])
    expect(rest).toEqual([])
    expect(only.score).toBe(1)
    expect(only.centreX).toBeCloseTo(106.667, 2)
    expect(only.leftEye[0]).toBeCloseTo(126.667, 2)
  })

  it('keeps faces apart that hardly overlap', () => {
    expect(blend([box(100, 0.9), box(180, 0.8)])).toHaveLength(2)
  })

  it('does not depend on the order of the boxes', () => {
    const boxes = [box(100, 0.9), box(108, 0.7), box(300, 0.8), box(305, 0.8)]
    const forward = blend(boxes)
    const backward = blend(boxes.toReversed())
    forward.forEach((face, i) => expect(face.centreX).toBeCloseTo(backward[i].centreX, 9))
  })
})
