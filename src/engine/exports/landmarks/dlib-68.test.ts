import { describe, expect, it } from 'vitest'
import { placedMesh } from '../../../../test/support/face-mesh.ts'
import { dlib68Groups, dlib68MeshPoints, dlib68Of } from './dlib-68.ts'

/** Where each of the 68 stands on the other side of the face, as 300-W numbers them. */
const mirrored = [
  ...[16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ...[26, 25, 24, 23, 22, 21, 20, 19, 18, 17],
  ...[27, 28, 29, 30, 35, 34, 33, 32, 31],
  ...[45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40],
  ...[54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55],
  ...[64, 63, 62, 61, 60, 67, 66, 65],
]
/* Eyes' middle at 0, 0 and 100 apart; x to the right as seen, y down. */
const points = dlib68Of(placedMesh({ x: 0, y: 0 }))
const x = (i: number): number => points[i][0]
const y = (i: number): number => points[i][1]

function rises(values: number[]): boolean {
  return values.every((value, i) => i === 0 || value > values[i - 1])
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

describe('the 68 points', () => {
  it('are 68 different points of the mesh, in groups of the sizes that 300-W has', () => {
    expect(dlib68MeshPoints).toHaveLength(68)
    expect(new Set(dlib68MeshPoints).size).toBe(68)
    expect(Object.values(dlib68Groups).map((group) => group.length)).toEqual([17, 5, 5, 4, 5, 6, 6, 12, 8])
    expect(dlib68MeshPoints.every((point) => point >= 0 && point < 468)).toBe(true)
  })

  it("begin at the person's right, which is left in an upright photo", () => {
    for (const [first, last] of [
      [1, 15],
      [17, 26],
      [31, 35],
      [36, 39],
      [42, 45],
      [48, 54],
      [60, 64],
    ])
      expect(rises(range(first, last).map(x)), `${first} to ${last}`).toBe(true)
    expect(rises(range(27, 30).map(y))).toBe(true)
    expect(rises(range(0, 8).map(y))).toBe(true)
  })

  it('go around eyes and lips clockwise as seen', () => {
    for (const [first, last] of [
      [36, 41],
      [42, 47],
      [48, 59],
      [60, 67],
    ]) {
      const ring = range(first, last)
      const area = ring.reduce((sum, i, at) => {
        const next = ring[(at + 1) % ring.length]
        return sum + x(i) * y(next) - x(next) * y(i)
      }, 0)
      expect(area).toBeGreaterThan(0)
    }
  })

  it('are mirrored points of a face that looks straight ahead', () => {
    points.forEach(([px, py], i) => {
      expect(Math.abs(px + x(mirrored[i])), `point ${i} across`).toBeLessThan(4)
      expect(Math.abs(py - y(mirrored[i])), `point ${i} up and down`).toBeLessThan(4)
    })
  })

  it('keep brows, eyes, nose and mouth inside the outline, each above the next', () => {
    const outline = points.slice(0, 17)
    const isInside = (px: number, py: number): boolean =>
      outline.reduce((inside, [ax, ay], i) => {
        const [bx, by] = outline[(i + 1) % outline.length]
        return ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax ? !inside : inside
      }, false)
    for (const i of range(28, 35).concat(range(48, 67))) expect(isInside(x(i), y(i)), `point ${i}`).toBe(true)
    const middle = (group: number[]): number => group.reduce((sum, i) => sum + y(i), 0) / group.length
    const heights = [range(17, 26), range(36, 47), range(31, 35), range(48, 67), [8]].map(middle)
    expect(rises(heights)).toBe(true)
    for (const i of range(17, 47)) expect(Math.abs(x(i))).toBeLessThan(x(15))
  })

  it('spread along the jaw evenly enough to be drawn as a line', () => {
    const steps = range(1, 16).map((i) => Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1)))
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(2)
  })
})
