import { expect, onTestFinished, test } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'
import { openLibrary, type Library } from '../store/open-library.ts'
import { loadMatrixRow, saveMatrix } from '../store/matrices.ts'
import { findOrCreateRun } from '../store/runs.ts'
import { findNeighbours } from './find-neighbours.ts'
import { layoutMap } from './layout-map.ts'
import { makeMap, storedNeighbours } from './make-map.ts'
import { loadNeighbours, saveNeighbours } from './stored-neighbours.ts'

function libraryWithRun(): { library: Library; runId: number } {
  const library = openLibrary(`${temporaryFolder()}/test.cheekbone`)
  onTestFinished(() => library.close())
  const config = resolveRunConfig({})
  return { library, runId: findOrCreateRun(library, { config, fingerprint: 'f', patchIds: [] }).run.id }
}

const rng = createRng(6)
const features = matrix(
  70,
  6,
  Float32Array.from({ length: 420 }, () => rng.normal()),
)
const place = { device: 'cpu', threads: 1 } as const

test('a map comes with the nearest rows of each row, and is the map of those', async () => {
  const seen: number[] = []
  const { map, nearest } = await makeMap(
    { features, seed: 1, place },
    {
      onProgress: ({ done, total }) => {
        expect(total).toBe(100)
        seen.push(done)
      },
    },
  )
  expect(nearest.k).toBe(storedNeighbours)
  const space = comparisonSpace(features)
  const searched = await findNeighbours(space, { k: storedNeighbours, metric: 'cosine' })
  expect(nearest.indices).toEqual(searched.indices)
  expect(map.rows).toBe(70)
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  expect((await makeMap({ features, seed: 1, place }, {})).map).toEqual(map)
  expect((await layoutMap(features, { seed: 1, nearest })).rows).toBe(70)
})

test('stored neighbours of one row are read back alone, nearest first', async () => {
  const { library, runId } = libraryWithRun()
  expect(loadNeighbours(library, runId, 3)).toBeNull()
  const nearest = await findNeighbours(features, { k: 5, metric: 'cosine' })
  saveNeighbours(library, runId, nearest)
  for (const position of [0, 3, 69]) {
    const found = loadNeighbours(library, runId, position)
    expect(found?.map(({ position }) => position)).toEqual([
      ...nearest.indices.subarray(position * 5, position * 5 + 5),
    ])
    expect(found?.[4].distance).toBe(nearest.distances[position * 5 + 4])
  }
  expect(loadNeighbours(library, runId, 70)).toBeNull()
  expect(loadNeighbours(library, runId, -1)).toBeNull()
})

test('a row of a matrix of many blocks is the row that was stored', () => {
  const { library, runId } = libraryWithRun()
  const value = matrix(
    3000,
    700,
    Float32Array.from({ length: 3000 * 700 }, (_, i) => i % 1013),
  )
  saveMatrix(library, runId, { name: 'features', value })
  for (const row of [0, 1497, 1498, 1499, 2999])
    expect(loadMatrixRow(library, runId, { name: 'features', row })).toEqual(
      value.data.slice(row * 700, (row + 1) * 700),
    )
})
