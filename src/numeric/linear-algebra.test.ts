import { expect, test } from 'vitest'
import { columnMeans, multiplyTransposed, squaredRowNorms, standardiseColumns } from './linear-algebra.ts'
import { matrix, type Matrix } from './matrix.ts'
import { createRng } from './rng.ts'

function random(rows: number, cols: number, seed: number): Matrix {
  const rng = createRng(seed)
  return matrix(
    rows,
    cols,
    Float32Array.from({ length: rows * cols }, () => rng.normal()),
  )
}

test.each([
  [1, 1, 1],
  [3, 5, 2],
  [4, 2, 7],
  [21, 13, 9],
  [33, 8, 31],
])('a product of [%d, k] and [%d, k] with k = %d equals the sum written out', (m, n, k) => {
  const a = random(m, k, 1)
  const b = random(n, k, 2)
  const product = multiplyTransposed(a, b)
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0
      for (let t = 0; t < k; t++) sum += a.data[i * k + t] * b.data[j * k + t]
      expect(product[i * n + j]).toBeCloseTo(sum, 5)
    }
})

test('a product of rows of different length is refused', () => {
  expect(() => multiplyTransposed(random(2, 3, 1), random(2, 4, 1))).toThrow(RangeError)
})

test('norms and means are those of rows and columns', () => {
  const m = matrix(2, 3, Float32Array.of(1, 2, 2, 3, 0, 4))
  expect([...squaredRowNorms(m)]).toEqual([9, 25])
  expect([...columnMeans(m)]).toEqual([2, 1, 3])
})

test('standardised columns have mean 0 and deviation 1, constant ones are 0', () => {
  const m = matrix(4, 2, Float32Array.of(1, 0.1, 3, 0.1, 5, 0.1, 11, 0.1))
  const { data } = standardiseColumns(m)
  const first = [0, 2, 4, 6].map((q) => data[q])
  expect(first.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6)
  expect(first.reduce((sum, value) => sum + value * value, 0) / 4).toBeCloseTo(1, 5)
  expect([1, 3, 5, 7].map((q) => data[q])).toEqual([0, 0, 0, 0])
})
