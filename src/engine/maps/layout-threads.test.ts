import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { findNeighbours } from './find-neighbours.ts'
import { layoutMap, type MapOptions } from './layout-map.ts'

const features = drawn(2050)
const nearest = await findNeighbours(comparisonSpace(features), { k: 14, metric: 'cosine' })

function drawn(rows: number): Matrix {
  const rng = createRng(2)
  return matrix(
    rows,
    4,
    Float32Array.from({ length: rows * 4 }, () => rng.normal()),
  )
}

function laidOut(options: Partial<MapOptions> = {}): Promise<Matrix> {
  return layoutMap(features, { seed: 1, epochs: 31, nearest, ...options })
}

test('any number of threads gives the same bytes', async () => {
  const alone = await laidOut()
  expect((await laidOut({ threads: 2 })).data).toEqual(alone.data)
  expect((await laidOut({ threads: 3 })).data).toEqual(alone.data)
})

test('a map can be watched and stopped on several threads as on one', async () => {
  for (const threads of [1, 2]) {
    const shown: Matrix[] = []
    const stop = new AbortController()
    const layout = laidOut({
      threads,
      epochs: 400,
      signal: stop.signal,
      onLayout: (map) => {
        shown.push(map)
        if (shown.length === 3) stop.abort()
      },
    })
    await expect(layout).rejects.toMatchObject({ code: 'cancelled' })
    expect(shown.length).toBeGreaterThan(2)
    expect(shown[0].data).not.toEqual(shown[2].data)
    expect(shown.every(({ data }) => data.every(Number.isFinite))).toBe(true)
  }
})
