import { expect, test } from 'vitest'
import type { Neighbours } from '../../numeric/knn.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { findNeighboursApproximately } from './approximate-neighbours.ts'
import { findNeighbours } from './find-neighbours.ts'

function drawn(rows: number, cols: number): Matrix {
  const rng = createRng(8)
  const centres = Array.from({ length: 12 * cols }, () => 2 * rng.normal())
  return matrix(
    rows,
    cols,
    Float32Array.from(
      { length: rows * cols },
      (_, q) => centres[(Math.floor(q / cols) % 12) * cols + (q % cols)] + rng.normal(),
    ),
  )
}

function recall(found: Neighbours, exact: Neighbours): number {
  let hits = 0
  for (let i = 0; i < exact.rows; i++) {
    const wanted = new Set(exact.indices.subarray(i * exact.k, (i + 1) * exact.k))
    for (let q = i * exact.k; q < (i + 1) * exact.k; q++) if (wanted.has(found.indices[q])) hits++
  }
  return hits / exact.indices.length
}

const features = drawn(2100, 10)

test.each(['cosine', 'euclidean'] as const)(
  'by %s nearly all neighbours are found, more with more probes',
  async (metric) => {
    const exact = await findNeighbours(features, { k: 6, metric })
    const work = { k: 6, metric, seed: 1 } as const
    const few = await findNeighboursApproximately(features, { ...work, probes: 2 })
    const some = await findNeighboursApproximately(features, { ...work, probes: 12 })
    expect(recall(some, exact)).toBeGreaterThan(0.97)
    expect(recall(some, exact)).toBeGreaterThan(recall(few, exact))
    for (let q = 0; q < some.indices.length; q++) {
      expect(some.indices[q]).not.toBe(Math.floor(q / 6))
      if (q % 6 > 0) expect(some.distances[q]).toBeGreaterThanOrEqual(some.distances[q - 1])
    }
  },
)

test('the same seed gives the same neighbours, and distances are those of an exact search', async () => {
  const work = { k: 4, metric: 'cosine', seed: 3, probes: 3 } as const
  const found = await findNeighboursApproximately(features, work)
  expect(await findNeighboursApproximately(features, work)).toEqual(found)
  const exact = await findNeighbours(features, { k: 40, metric: 'cosine' })
  for (let i = 0; i < 2100; i += 301) {
    const at = exact.indices.subarray(i * 40, (i + 1) * 40).indexOf(found.indices[i * 4])
    expect(found.distances[i * 4]).toBeCloseTo(exact.distances[i * 40 + at], 6)
  }
})

test('rows that lie far from all others still get their neighbours', async () => {
  const lonely = matrix(features.rows, features.cols, features.data.slice())
  lonely.data.fill(1e4, 0, features.cols)
  const work = { k: 150, metric: 'euclidean', seed: 1, probes: 1 } as const
  const found = await findNeighboursApproximately(lonely, work)
  expect(found.indices.every((j) => j >= 0)).toBe(true)
  for (const i of [0, 17, 2099])
    expect(new Set(found.indices.subarray(i * 150, (i + 1) * 150)).size).toBe(150)
})
