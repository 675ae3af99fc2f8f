import { afterAll, beforeAll, expect, test } from 'vitest'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { openMatrixProduct, withMatrixProduct, type MatrixProduct } from './matrix-product.ts'

let product: MatrixProduct
beforeAll(async () => {
  product = await openMatrixProduct({ device: 'cpu', threads: 2 })
})
afterAll(() => product.close())

function random(rows: number, cols: number): Matrix {
  const rng = createRng(rows * 1000 + cols)
  return matrix(
    rows,
    cols,
    Float32Array.from({ length: rows * cols }, () => rng.normal()),
  )
}

function transposed({ data, rows, cols }: Matrix): Matrix {
  const out = matrix(cols, rows)
  for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) out.data[j * rows + i] = data[i * cols + j]
  return out
}

function expected(a: Matrix, b: Matrix): number[] {
  return Array.from({ length: a.rows * b.cols }, (_, q) => {
    const [i, j] = [Math.floor(q / b.cols), q % b.cols]
    let sum = 0
    for (let t = 0; t < a.cols; t++) sum += a.data[i * a.cols + t] * b.data[t * b.cols + j]
    return sum
  })
}

function mostDifference(found: Float32Array, wanted: number[]): number {
  expect(found).toHaveLength(wanted.length)
  return wanted.reduce((most, value, q) => Math.max(most, Math.abs(value - found[q])), 0)
}

test.each([1, 4, 23, 341])(
  '%d rows, in one piece or several, are multiplied in all three ways',
  async (m) => {
    const a = random(m, 19)
    const b = random(19, 7)
    const wanted = expected(a, b)
    expect(mostDifference(await product.times(a, b), wanted)).toBeLessThan(1e-5)
    expect(mostDifference(await product.timesTransposed(a, transposed(b)), wanted)).toBeLessThan(1e-5)
    const tall = random(m, 3)
    const across = expected(transposed(a), tall)
    expect(mostDifference(await product.transposedTimes(a, tall), across)).toBeLessThan(1e-4)
  },
)

test('the same operands give the same bytes', async () => {
  const [a, b] = [random(85, 40), random(60, 40)]
  const again = await withMatrixProduct({ device: 'cpu', threads: 2 }, (other) => other.timesTransposed(a, b))
  expect(await product.timesTransposed(a, b)).toEqual(again)
})

test('operands stay as they are and results do not change with later products', async () => {
  const [a, b] = [random(4, 5), random(6, 5)]
  const before = a.data.slice()
  const first = await product.timesTransposed(a, b)
  const copy = first.slice()
  await product.timesTransposed(random(4, 5), b)
  await product.timesTransposed(matrix(4, 5), b)
  expect(first).toEqual(copy)
  expect(a.data).toEqual(before)
})

test('more shapes than programs are kept still give right products', async () => {
  for (const cols of [...Array.from({ length: 60 }, (_, i) => i + 1), 1]) {
    const [a, b] = [random(1, cols), random(cols, 1)]
    expect(mostDifference(await product.times(a, b), expected(a, b))).toBeLessThan(1e-4)
  }
})

test('an empty matrix gives an empty product, and no inner size gives zeros', async () => {
  expect(await product.timesTransposed(matrix(0, 3), random(2, 3))).toHaveLength(0)
  expect(await product.times(matrix(2, 0), matrix(0, 3))).toEqual(new Float32Array(6))
})

test('operands that do not fit are refused', async () => {
  await expect(product.times(random(2, 3), random(2, 3))).rejects.toThrow('inner sizes 3 and 2')
  await expect(product.transposedTimes(random(2, 3), random(3, 3))).rejects.toThrow(RangeError)
})
