import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createTrustworthiness } from '../../numeric/measures/trustworthiness.ts'
import { visitCosineDistances } from '../../numeric/measures/distance-rows.ts'
import { createRng } from '../../numeric/rng.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { runSteps } from '../run-steps.ts'
import { withMatrixProduct } from '../runtime/index.ts'
import { findNeighbours } from './find-neighbours.ts'
import { layoutMap } from './layout-map.ts'

const groups = 4

function clusters(rows: number, cols = 12): Matrix {
  const rng = createRng(5)
  const centres = Array.from({ length: groups * cols }, () => 2 * rng.normal())
  const at = (q: number): number => centres[(Math.floor(q / cols) % groups) * cols + (q % cols)]
  return matrix(
    rows,
    cols,
    Float32Array.from({ length: rows * cols }, (_, q) => at(q) + rng.normal()),
  )
}

test('neighbours stay neighbours and groups come to lie together', async () => {
  const features = clusters(160)
  const map = await layoutMap(features, { seed: 1, epochs: 200 })
  expect(await trustOf(features, map)).toBeGreaterThan(0.85)
  const nearest = await findNeighbours(map, { k: 1, metric: 'euclidean' })
  const strangers = [...nearest.indices].filter((j, i) => j % groups !== i % groups)
  expect(strangers.length).toBeLessThan(4)
})

test('the same seed gives the same bytes, another seed other ones', async () => {
  const features = clusters(30)
  const map = async (seed: number): Promise<Float32Array> =>
    (await layoutMap(features, { seed, epochs: 30 })).data
  expect(await map(1)).toEqual(await map(1))
  expect(await map(1)).not.toEqual(await map(2))
})

test.each([0, 1, 2, 3, 10])('%d rows get finite coordinates', async (rows) => {
  const map = await layoutMap(clusters(rows), { seed: 1 })
  expect(map.rows).toBe(rows)
  expect(map.data.every(Number.isFinite)).toBe(true)
})

test.each(['cosine', 'euclidean'] as const)('equal rows part under %s and stay finite', async (metric) => {
  const map = await layoutMap(matrix(24, 3, new Float32Array(72).fill(2)), { seed: 1, metric, epochs: 50 })
  expect(map.data.every(Number.isFinite)).toBe(true)
  expect(new Set(map.data).size).toBeGreaterThan(24)
})

test('progress counts the epochs, and a request to stop is heard', async () => {
  const stop = new AbortController()
  const layout = layoutMap(clusters(400), {
    seed: 1,
    signal: stop.signal,
    onProgress: ({ done, total }) => {
      expect(total).toBe(500)
      expect(done).toBeLessThanOrEqual(500)
      stop.abort()
    },
  })
  await expect(layout).rejects.toMatchObject({ code: 'cancelled' })
})

test('features that are no numbers are refused', async () => {
  await expect(layoutMap(matrix(1, 1, Float32Array.of(Infinity)), { seed: 1 })).rejects.toMatchObject({
    code: 'bad-argument',
  })
})

test('a graph that hangs together can start from its eigenvectors, and keeps its neighbours', async () => {
  const features = clusters(200, 3)
  const [spectral, pca] = await Promise.all(
    (['spectral', 'pca'] as const).map((start) => layoutMap(features, { seed: 1, epochs: 200, start })),
  )
  expect(spectral.data).not.toEqual(pca.data)
  expect(await trustOf(features, spectral)).toBeGreaterThan((await trustOf(features, pca)) - 0.03)
})

test('an earlier map is gone on from: with a small rate everything stays about where it was', async () => {
  const features = clusters(120)
  const earlier = await layoutMap(features, { seed: 1, epochs: 200 })
  const later = await layoutMap(features, { seed: 2, epochs: 20, start: earlier, rate: 0.1 })
  const moved = later.data.map((value, q) => Math.abs(value - earlier.data[q]))
  expect(Math.max(...moved)).toBeGreaterThan(0)
  expect(moved.reduce((sum, value) => sum + value, 0) / moved.length).toBeLessThan(0.5)
  await expect(layoutMap(features, { seed: 1, start: matrix(3, 2) })).rejects.toThrow('120 x 2')
})

test('known neighbours, more than are needed, give the map that a search gives', async () => {
  const features = clusters(90)
  const nearest = await findNeighbours(comparisonSpace(features), { k: 30, metric: 'cosine' })
  const [searched, known] = [{}, { nearest }].map((more) =>
    layoutMap(features, { seed: 1, epochs: 20, ...more }),
  )
  expect((await known).data).toEqual((await searched).data)
})

test('a device that multiplies gives a map of the same kind', async () => {
  const features = clusters(160)
  const map = await withMatrixProduct({ device: 'cpu' }, (product) =>
    layoutMap(features, { seed: 1, epochs: 200, product }),
  )
  expect(await trustOf(features, map)).toBeGreaterThan(0.85)
})

async function trustOf(features: Matrix, map: Matrix): Promise<number> {
  const trust = createTrustworthiness(await findNeighbours(map, { k: 15, metric: 'euclidean' }))
  const all = Int32Array.from({ length: map.rows }, (_, i) => i)
  await runSteps(visitCosineDistances(comparisonSpace(features), all, [trust]))
  return trust.result()
}
