import { expect, test } from 'vitest'
import { neighbourSteps, type Metric, type NeighbourOptions, type Neighbours } from './knn.ts'
import { matrix, row, type Matrix } from './matrix.ts'
import { createRng } from './rng.ts'

function search(features: Matrix, options: NeighbourOptions): Neighbours {
  const steps = neighbourSteps(features, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function distance(x: Float32Array, y: Float32Array, metric: Metric): number {
  const dot = (u: Float32Array, v: Float32Array): number => u.reduce((sum, value, i) => sum + value * v[i], 0)
  if (metric === 'euclidean') return Math.sqrt(x.reduce((sum, value, i) => sum + (value - y[i]) ** 2, 0))
  return 1 - dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
}

test.each(['euclidean', 'cosine'] as const)('%s neighbours are those of a full sort', (metric) => {
  const rng = createRng(3)
  const n = 57
  const features = matrix(
    n,
    6,
    Float32Array.from({ length: n * 6 }, () => rng.normal() + 0.5),
  )
  const found = search(features, { k: 7, metric, workPerTile: 6000 })
  for (let i = 0; i < n; i++) {
    const sorted = Array.from({ length: n }, (_, j) => ({
      j,
      d: distance(row(features, i), row(features, j), metric),
    }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.d - b.d)
    expect([...found.indices.subarray(i * 7, i * 7 + 7)]).toEqual(sorted.slice(0, 7).map(({ j }) => j))
    expect(found.distances[i * 7 + 6]).toBeCloseTo(sorted[6].d, 5)
  }
})

test('equal rows are at distance 0 and come in the order of their numbers', () => {
  const features = matrix(5, 2, Float32Array.of(1e3, 1, 1e3, 1, 7, 7, 1e3, 1, 1e3, 1))
  for (const metric of ['euclidean', 'cosine'] as const) {
    const found = search(features, { k: 3, metric })
    expect([...found.indices.subarray(3, 6)]).toEqual([0, 3, 4])
    expect([...found.distances.subarray(3, 6)]).toEqual([0, 0, 0])
  }
})

test('fewer rows than neighbours asked for give what there is', () => {
  expect(search(matrix(3, 1, Float32Array.of(0, 1, 5)), { k: 10, metric: 'euclidean' })).toMatchObject({
    k: 2,
    indices: Int32Array.of(1, 2, 0, 2, 1, 0),
  })
  expect(search(matrix(1, 1), { k: 10, metric: 'euclidean' }).k).toBe(0)
})

test('a row of zeros is at cosine distance 1 from every row', () => {
  const found = search(matrix(3, 2, Float32Array.of(0, 0, 1, 0, 0, 0)), { k: 2, metric: 'cosine' })
  expect([...found.distances]).toEqual([1, 1, 1, 1, 1, 1])
})

test.each(['euclidean', 'cosine'] as const)(
  '%s queries find rows of another matrix, themselves too',
  (metric) => {
    const rng = createRng(9)
    const random = (rows: number): Matrix =>
      matrix(
        rows,
        5,
        Float32Array.from({ length: rows * 5 }, () => rng.normal() + 30),
      )
    const features = random(40)
    const queries = random(3)
    queries.data.set(row(features, 17), 5)
    const found = search(features, { k: 4, metric, queries, workPerTile: 200 })
    expect(found.rows).toBe(3)
    expect(found.indices[4]).toBe(17)
    expect(found.distances[4]).toBe(0)
    for (let i = 0; i < 3; i++) {
      const sorted = Array.from({ length: 40 }, (_, j) => ({
        j,
        d: distance(row(queries, i), row(features, j), metric),
      }))
        .sort((a, b) => a.d - b.d)
        .map(({ j }) => j)
      expect([...found.indices.subarray(i * 4, i * 4 + 4)]).toEqual(sorted.slice(0, 4))
    }
  },
)

test('tiles of any size give the same neighbours', () => {
  const rng = createRng(4)
  const features = matrix(
    83,
    3,
    Float32Array.from({ length: 83 * 3 }, () => rng.normal()),
  )
  const [small, large] = [64, 1e7].map((workPerTile) =>
    search(features, { k: 9, metric: 'euclidean', workPerTile }),
  )
  expect(small).toEqual(large)
})
