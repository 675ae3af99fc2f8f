import { expect, test } from 'vitest'
import { cheapestAssignment } from './assignment.ts'
import { matrix } from './matrix.ts'
import { createRng } from './rng.ts'

/** The least cost over all ways to give each row a column of its own. */
function leastByTrying(costs: number[][]): number {
  if (costs.length === 0) return 0
  const [first, ...rest] = costs
  return Math.min(
    ...first.map((cost, j) => cost + leastByTrying(rest.map((row) => row.filter((_, other) => other !== j)))),
  )
}

test('no other way of giving columns to rows is cheaper', () => {
  const rng = createRng(3)
  for (let trial = 0; trial < 60; trial++) {
    const rows = 1 + rng.integer(5)
    const cols = rows + rng.integer(2)
    const costs = Array.from({ length: rows }, () => Array.from({ length: cols }, () => rng.integer(9) - 4))
    const columns = cheapestAssignment(matrix(rows, cols, Float32Array.from(costs.flat())))
    expect(new Set(columns).size).toBe(rows)
    expect(costs.reduce((sum, row, i) => sum + row[columns[i]], 0)).toBe(leastByTrying(costs))
  }
})

test('with more rows than columns the rows that cost most get none', () => {
  expect([...cheapestAssignment(matrix(3, 1, Float32Array.of(5, -1, 2)))]).toEqual([-1, 0, -1])
  expect([...cheapestAssignment(matrix(0, 3))]).toEqual([])
  expect([...cheapestAssignment(matrix(2, 0))]).toEqual([-1, -1])
})

test('costs that are no numbers are refused', () => {
  expect(() => cheapestAssignment(matrix(1, 1, Float32Array.of(Number.NaN)))).toThrow(RangeError)
})
