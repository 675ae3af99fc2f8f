import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { alignMaps } from '../../numeric/umap/align-maps.ts'
import { alignedMap } from './aligned-maps.ts'
import { layoutMap } from './layout-map.ts'

const rows = 150

/** Clusters that drift apart a little from one checkpoint to the next. */
function checkpoint(index: number): Matrix {
  const rng = createRng(5)
  const centres = Array.from({ length: 5 * 8 }, () => rng.normal())
  return matrix(
    rows,
    8,
    Float32Array.from(
      { length: rows * 8 },
      (_, q) => (2 + 0.3 * index) * centres[(Math.floor(q / 8) % 5) * 8 + (q % 8)] + rng.normal(),
    ),
  )
}

function meanMove(a: Matrix, b: Matrix): number {
  let sum = 0
  for (let q = 0; q < a.data.length; q += 2)
    sum += Math.hypot(a.data[q] - b.data[q], a.data[q + 1] - b.data[q + 1])
  return sum / a.rows
}

test('points move much less from map to map than between maps made alone, even when those are aligned', async () => {
  const checkpoints = [0, 1, 2].map(checkpoint)
  const maps: Matrix[] = []
  for (const features of checkpoints)
    maps.push(await alignedMap(features, maps.at(-1) ?? null, { seed: 1, epochs: 100 }))
  const alone = await Promise.all(
    checkpoints.map((features, i) => layoutMap(features, { seed: 10 + i, epochs: 100 })),
  )
  expect(maps[0].data).toEqual((await layoutMap(checkpoints[0], { seed: 1, epochs: 100 })).data)
  const drawn = [0, 1].map((i) => meanMove(maps[i + 1], maps[i]))
  const free = [0, 1].map((i) =>
    meanMove(alignMaps(alone[i + 1], alone[i], { scaled: false }).aligned, alone[i]),
  )
  expect(drawn[0] + drawn[1]).toBeLessThan((free[0] + free[1]) / 2)
  expect(Math.min(...drawn)).toBeGreaterThan(0)
})
