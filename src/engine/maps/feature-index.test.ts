import { expect, test } from 'vitest'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { createFeatureIndex } from './feature-index.ts'
import { findNeighbours } from './find-neighbours.ts'
import { layoutMap } from './layout-map.ts'

const groups = 4
const cols = 9

function drawn(rows: number, seed: number): Matrix {
  const centres = createRng(5)
  const at = Array.from({ length: groups * cols }, () => 3 * centres.normal())
  const rng = createRng(seed)
  return matrix(
    rows,
    cols,
    Float32Array.from(
      { length: rows * cols },
      (_, q) => 50 + at[(Math.floor(q / cols) % groups) * cols + (q % cols)] + rng.normal(),
    ),
  )
}

const features = drawn(200, 1)
const index = createFeatureIndex(features)

test('a row of the run finds itself, then the neighbours that the run stores', async () => {
  const stored = await findNeighbours(comparisonSpace(features), { k: 6, metric: 'cosine' })
  const found = await index.nearest(matrix(1, cols, row(features, 42).slice()), 7)
  expect([...found.indices]).toEqual([42, ...stored.indices.subarray(42 * 6, 43 * 6)])
  expect(found.distances[0]).toBe(0)
  expect(found.distances[3]).toBeCloseTo(stored.distances[42 * 6 + 2], 6)
})

test('new rows come to lie among their own group on the map, and the map stays', async () => {
  const map = await layoutMap(features, { seed: 1, epochs: 200 })
  const before = map.data.slice()
  const queries = drawn(24, 2)
  const places = await index.place(queries, map)
  expect(map.data).toEqual(before)
  for (let i = 0; i < 24; i++) {
    const distances = Array.from({ length: 200 }, (_, j) =>
      Math.hypot(map.data[2 * j] - places.data[2 * i], map.data[2 * j + 1] - places.data[2 * i + 1]),
    )
    const nearest = distances.indexOf(Math.min(...distances))
    expect(nearest % groups).toBe(i % groups)
    expect(distances[nearest]).toBeLessThan(1)
  }
  expect(await index.place(queries, map)).toEqual(places)
})

test('a copy of a row comes to lie near that row', async () => {
  const map = await layoutMap(features, { seed: 1, epochs: 200 })
  const place = await index.place(matrix(1, cols, row(features, 10).slice()), map)
  expect(Math.hypot(place.data[0] - map.data[20], place.data[1] - map.data[21])).toBeLessThan(1.5)
})

test('rows and maps that do not fit are refused', async () => {
  expect(() => index.nearest(matrix(1, cols + 1), 3)).toThrow('finite numbers')
  expect(() => index.nearest(matrix(1, cols, new Float32Array(cols).fill(NaN)), 3)).toThrow('finite')
  await expect(index.place(drawn(1, 3), matrix(3, 2))).rejects.toMatchObject({ code: 'bad-argument' })
})
