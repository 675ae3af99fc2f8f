import { expect, test } from 'vitest'
import { neighbourSteps } from '../knn.ts'
import { matrix, row, type Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { fitClosenessCurve } from './closeness-curve.ts'
import { placeRowSteps } from './place-rows.ts'

const groups = 4
const cols = 9
const features = drawn(200, 1)

/** A map of them on which each group has a corner of its own. */
const map = ((): Matrix => {
  const rng = createRng(3)
  const corner = (i: number, axis: number): number => 10 * (((i % groups) >> axis) & 1)
  return matrix(
    200,
    2,
    Float32Array.from({ length: 400 }, (_, q) => corner(q >> 1, q % 2) + 0.5 * rng.normal()),
  )
})()

function drawn(rows: number, seed: number): Matrix {
  const centres = createRng(5)
  const at = Array.from({ length: groups * cols }, () => 3 * centres.normal())
  const rng = createRng(seed)
  return matrix(
    rows,
    cols,
    Float32Array.from(
      { length: rows * cols },
      (_, q) => at[(Math.floor(q / cols) % groups) * cols + (q % cols)] + rng.normal(),
    ),
  )
}

function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function placed(queries: Matrix): Matrix {
  const found = finish(neighbourSteps(features, { k: 15, metric: 'euclidean', queries }))
  return finish(placeRowSteps(found, map, { curve: fitClosenessCurve(0.1, 1), rng: createRng(1) }))
}

test('new rows come to lie in the corner of their own group, and the map stays', () => {
  const before = map.data.slice()
  const queries = drawn(24, 2)
  const { data } = placed(queries)
  expect(map.data).toEqual(before)
  for (let i = 0; i < 24; i++)
    for (const axis of [0, 1]) expect(data[2 * i + axis] > 5).toBe((((i % groups) >> axis) & 1) === 1)
  expect(placed(queries).data).toEqual(data)
})

test('a copy of a row comes to lie near that row', () => {
  const { data } = placed(matrix(1, cols, row(features, 10).slice()))
  expect(Math.hypot(data[0] - map.data[20], data[1] - map.data[21])).toBeLessThan(1.5)
})
