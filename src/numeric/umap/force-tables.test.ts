import { expect, test } from 'vitest'
import { bitsShift, firstBits, forceTables, leastSquare, longestMove } from './force-tables.ts'

const curve = { a: 1.577, b: 0.895 }
const tables = forceTables(curve)

function look(table: Float32Array, square: number): number {
  const asFloat = Float32Array.of(square + leastSquare)
  return table[(new Int32Array(asFloat.buffer)[0] - firstBits) >> bitsShift]
}

test('forces are those of the formulas, to 0.4 %, where no move is cut', () => {
  const { a, b } = curve
  for (let exponent = -1.5; exponent < 6; exponent += 0.0137) {
    const square = 10 ** exponent
    const pull = (2 * a * b * square ** (b - 1)) / (1 + a * square ** b)
    const push = (2 * b) / ((0.001 + square) * (1 + a * square ** b))
    expect(Math.abs(look(tables.pull, square) / pull - 1)).toBeLessThan(0.004)
    if (push * Math.sqrt(square) < longestMove)
      expect(Math.abs(look(tables.push, square) / push - 1)).toBeLessThan(0.004)
  }
})

test('no move is longer than the limit, however near the points, and none is beyond the table', () => {
  for (let exponent = -30; exponent < 18; exponent += 0.3) {
    const square = 10 ** exponent
    for (const table of [tables.pull, tables.push])
      expect(look(table, square) * Math.sqrt(square)).toBeLessThan(longestMove * 1.004)
  }
})
