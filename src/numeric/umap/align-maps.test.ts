import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { alignMaps } from './align-maps.ts'

function cloud(rows: number, seed = 1): Matrix {
  const rng = createRng(seed)
  return matrix(
    rows,
    2,
    Float32Array.from({ length: 2 * rows }, (_, q) => rng.normal() * (1 + (q % 2))),
  )
}

function moved({ data, rows }: Matrix, angle: number, mirror: 1 | -1): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const out = matrix(rows, 2)
  for (let i = 0; i < rows; i++) {
    const [x, y] = [data[2 * i], mirror * data[2 * i + 1]]
    out.data[2 * i] = 2.5 * (cos * x - sin * y) + 7
    out.data[2 * i + 1] = 2.5 * (sin * x + cos * y) - 3
  }
  return out
}

test.each([
  [0.3, 1],
  [2.9, 1],
  [-1.2, -1],
  [Math.PI, -1],
] as const)('a map turned by %d and mirrored by %d is brought back', (angle, mirror) => {
  const onto = cloud(40)
  const { aligned, disparity, mirrored, scale, rotation } = alignMaps(moved(onto, angle, mirror), onto)
  aligned.data.forEach((value, q) => expect(value).toBeCloseTo(onto.data[q], 4))
  expect(disparity).toBeLessThan(1e-10)
  expect(disparity).toBeGreaterThanOrEqual(0)
  expect(mirrored).toBe(mirror === -1)
  expect(scale).toBeCloseTo(1 / 2.5, 5)
  expect(rotation[0] * rotation[3] - rotation[1] * rotation[2]).toBeCloseTo(mirror, 10)
})

test('no other angle, mirrored or not, fits two different maps better', () => {
  const [a, b] = [cloud(30, 1), cloud(30, 2)]
  const distance = (x: Matrix): number => x.data.reduce((sum, value, q) => sum + (value - b.data[q]) ** 2, 0)
  const { aligned, disparity } = alignMaps(a, b)
  expect(disparity).toBeGreaterThan(0.5)
  for (let angle = 0; angle < 6.28; angle += 0.1)
    for (const mirror of [1, -1] as const) {
      const other = alignMaps(moved(a, angle, mirror), b)
      expect(distance(other.aligned)).toBeCloseTo(distance(aligned), 3)
      const turnedOnly = moved(aligned, angle, mirror)
      expect(distance(turnedOnly)).toBeGreaterThan(distance(aligned))
    }
})

test('size can be kept, and some rows alone can decide', () => {
  const onto = cloud(20)
  const moving = moved(onto, 1, 1)
  expect(alignMaps(moving, onto, { scaled: false }).scale).toBe(1)
  const spoilt = matrix(20, 2, moving.data.slice())
  spoilt.data.fill(100, 30)
  const rows = Int32Array.from({ length: 15 }, (_, i) => i)
  const { aligned } = alignMaps(spoilt, onto, { rows })
  for (let q = 0; q < 30; q++) expect(aligned.data[q]).toBeCloseTo(onto.data[q], 4)
})

test('maps of one place, or of no rows, are aligned without nonsense', () => {
  expect(alignMaps(matrix(3, 2), cloud(3)).aligned.data.every(Number.isFinite)).toBe(true)
  expect(alignMaps(matrix(0, 2), matrix(0, 2)).disparity).toBe(0)
  expect(() => alignMaps(matrix(3, 2), matrix(4, 2))).toThrow(RangeError)
})
