import { describe, expect, it } from 'vitest'
import { facePart, pointsOf, viewBoxOf } from './photo-part.ts'

const photo = { id: 1, path: 'a.jpg', widthPx: 400, heightPx: 300, format: 'jpeg' }
function face(box: { x: number; y: number; width: number; height: number }) {
  return { id: 1, position: 0, person: null, yaw: 0, pitch: 0, roll: 0, eyeDistancePx: 40, box }
}

describe('the part of a photo that a picture of a face shows', () => {
  it('is its box with 35 % of the longer side around it', () => {
    const part = facePart({ photo, face: face({ x: 100, y: 100, width: 80, height: 100 }) })
    expect(part).toEqual({ x: 65, y: 65, width: 150, height: 170 })
  })

  it('ends where the photo ends', () => {
    const part = facePart({ photo, face: face({ x: 10, y: 20, width: 200, height: 200 }) })
    expect(part).toEqual({ x: 0, y: 0, width: 280, height: 290 })
  })

  it('is the whole photo where there is no face', () => {
    expect(viewBoxOf(facePart({ photo, face: null }))).toBe('0 0 400 300')
  })
})

it('a square is drawn through its corners in order', () => {
  const quad = [
    { x: 1, y: 2 },
    { x: 3, y: 2 },
    { x: 3, y: 4.5 },
    { x: 1, y: 4.5 },
  ]
  expect(pointsOf(quad)).toBe('1,2 3,2 3,4.5 1,4.5')
})
