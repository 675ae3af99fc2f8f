import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { describe, expect, it, onTestFinished } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { row } from '../../numeric/matrix.ts'
import { parseCsv } from '../exports/csv-reader.ts'
import { patchColumns, patchRow, placedPatches } from '../exports/patch-rows.ts'
import { loadMatrixRow, requireMatrix } from '../store/matrices.ts'
import { openLibrary, openLibraryReadOnly, type ReadOnlyLibrary } from '../store/open-library.ts'
import { patchPixels } from '../store/patches.ts'
import { replacePhoto } from '../store/photos.ts'
import { latestFinishedRun } from '../store/runs.ts'
import { exportArrays } from './export-arrays.ts'
import { exportParquet } from './export-parquet.ts'
import { readNpyMatrix, withNpy } from './read-npy.ts'

const { signal } = new AbortController()

/** 24 patches of a run, or 22 when a photo of it was replaced since. */
function finished({ replaced = false } = {}) {
  const path = join(temporaryFolder(), 'a.cheekbone')
  writeExplorableLibrary(path, { patches: 24, topics: 3, features: 5 })
  if (replaced) {
    const writer = openLibrary(path)
    replacePhoto(writer, 'faces', { file: sampleFile('folder-0/000002.jpg'), findings: samplePhoto('new') })
    writer.close()
  }
  const library = openLibraryReadOnly(path)
  onTestFinished(() => library.close())
  const run = latestFinishedRun(library)
  if (!run) throw new Error('The library has no finished run.')
  return { library, run, folder: temporaryFolder() }
}

function cellsOfLibrary(library: ReadOnlyLibrary, run: { id: number }) {
  return placedPatches(library, run).map((placed) => ({ position: placed.position, cells: patchRow(placed) }))
}

describe('a run as arrays', () => {
  it('has the rows of all arrays and of the ids in one order', async () => {
    const { library, run, folder } = finished()
    expect(await exportArrays(library, run, { folder, signal })).toBe(24)
    for (const name of ['features', 'mixture', 'map'] as const) {
      const { data, rows, cols } = requireMatrix(library, run.id, name)
      const read = await readNpyMatrix(join(folder, `${name}.npy`))
      expect([read.rows, read.cols]).toEqual([rows, cols])
      expect(read.data).toEqual(data)
    }
    const ids = parseCsv(readFileSync(join(folder, 'ids.csv')))
    expect(ids.header).toEqual(['patch_id', 'photo', 'face', 'region'])
    const cells = cellsOfLibrary(library, run).map(({ cells }) => cells)
    expect(ids.rows).toEqual(cells.map((line) => line.slice(0, 4).map(String)))
    const topics = await withNpy(join(folder, 'topics.npy'), ({ rows, readExactly }) => readExactly(0, rows))
    expect([...topics]).toEqual(cells.map((line) => line[patchColumns.indexOf('topic')]))
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('Row i of every array')
  })

  it('has the pixels of the patches when they are asked for', async () => {
    const { library, run, folder } = finished()
    await exportArrays(library, run, { folder, pixels: true, signal })
    const bytes = readFileSync(join(folder, 'pixels.npy'))
    const patch = 96 * 96 * 3
    expect(bytes.toString('latin1', 0, 128)).toContain(
      "'descr': '|u1', 'fortran_order': False, 'shape': (24, 96, 96, 3)",
    )
    expect(bytes.length).toBe(128 + 24 * patch)
    const { patch: sixth } = placedPatches(library, run)[5]
    const stored = patchPixels(library, sixth.id)
    expect(bytes.subarray(128 + 5 * patch, 128 + 6 * patch).equals(stored ?? new Uint8Array())).toBe(true)
  })

  it('leaves out the rows of patches that are gone, in every array', async () => {
    const { library, run, folder } = finished({ replaced: true })
    expect(await exportArrays(library, run, { folder, signal })).toBe(22)
    const features = await readNpyMatrix(join(folder, 'features.npy'))
    cellsOfLibrary(library, run).forEach(({ position }, at) =>
      expect(row(features, at)).toEqual(loadMatrixRow(library, run.id, { name: 'features', row: position })),
    )
  })
})

describe('a run as Parquet', () => {
  it('gives the columns of the CSV, features and mixtures back, over several groups of rows', async () => {
    const { library, run, folder } = finished()
    const path = join(folder, 'a.parquet')
    expect(await exportParquet(library, run, { file: path, signal, valuesPerGroup: 400 })).toBe(24)
    const file = await asyncBufferFromFile(path)
    const { row_groups: groups, schema } = await parquetMetadataAsync(file)
    expect(groups.length).toBeGreaterThan(2)
    const typeOf = (name: string): string | undefined => schema.find((element) => element.name === name)?.type
    expect(['patch_id', 'photo', 'map_x', 'topic'].map(typeOf)).toEqual([
      'INT32',
      'BYTE_ARRAY',
      'DOUBLE',
      'INT32',
    ])
    const read = await parquetReadObjects({ file })
    const [features, mixture] = [
      requireMatrix(library, run.id, 'features'),
      requireMatrix(library, run.id, 'mixture'),
    ]
    cellsOfLibrary(library, run).forEach(({ position, cells }, at) => {
      const known = cells.map((cell) =>
        typeof cell === 'number' && !Number.isFinite(cell) ? null : (cell ?? null),
      )
      const line: Record<string, unknown> = read[at]
      expect(patchColumns.map((name) => line[name])).toEqual(known)
      expect(line.features).toEqual([...row(features, position)])
      expect(line.mixture).toEqual([...row(mixture, position)])
    })
  })

  it('leaves no file behind when it is stopped', async () => {
    const { library, run, folder } = finished()
    const file = join(folder, 'a.parquet')
    const stopped = exportParquet(library, run, { file, signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(file)).toBe(false)
  })
})
