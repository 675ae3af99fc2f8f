import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { matrix, row } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import { writeCsv } from '../exports/csv.ts'
import { writeNpyMatrix } from '../interchange/write-npy.ts'
import { requireMatrix } from '../store/matrices.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { listRuns } from '../store/run-list.ts'
import { runPatchIds } from '../store/runs.ts'
import { importEmbeddings } from './import-embeddings.ts'

const context = { signal: new AbortController().signal, report: (): void => {} }
const patches = 16

/** Embeddings of all patches whose first column is the number of the patch, written in the order given. */
async function written(folder: string, order: readonly number[]): Promise<{ npy: string; ids: string }> {
  const files = { npy: join(folder, 'e.npy'), ids: join(folder, 'ids.csv') }
  const rng = createRng(2)
  const noise = Float32Array.from({ length: patches * 3 }, () => rng.normal())
  const embeddings = matrix(order.length, 4)
  order.forEach((id, at) => row(embeddings, at).set([id, ...noise.subarray(3 * (id - 1), 3 * id)]))
  await writeNpyMatrix(files.npy, embeddings)
  await writeCsv(
    files.ids,
    ['patch_id'],
    order.map((id) => [id]),
  )
  return files
}

function libraryOfPatches(): string {
  const library = join(temporaryFolder(), 'a.cheekbone')
  writeExplorableLibrary(library, { patches, topics: 3, features: 5, folder: '/photos/of/long/ago' })
  return library
}

async function importIn(library: string, order: readonly number[], out?: string): Promise<RunSummary> {
  const folder = temporaryFolder()
  const { npy, ids } = await written(folder, order)
  const choices = { topics: 3, device: 'cpu' } as const
  const args = { library, npy, ids, name: 'DINO', out: out ?? join(folder, 'out'), choices }
  return importEmbeddings(args, context, { writer: openLibrary })
}

const ascending = Array.from({ length: patches }, (_, i) => i + 1)

describe('embeddings that were made elsewhere', () => {
  it('become a run with topics, map, measures, CSV and report, whatever the order of their rows', async () => {
    const library = libraryOfPatches()
    const summary = await importIn(library, ascending.toReversed())
    expect(summary.config).toMatchObject({ start: 'imported', epochs: 0, topics: 3 })
    expect(summary.config.embeddings).toMatch(/^DINO \(sha256 [0-9a-f]{16}\)$/)
    expect(summary.quality.trained.cheekMedianRank).not.toBeNull()
    expect(summary.quality.untrained.cheekMedianRank).not.toBeNull()
    // There is no network to show the patches to in another light.
    expect(summary.quality.trained.cheekMedianRankOtherLight).toBeNull()
    expect(existsSync(summary.outputs.csv)).toBe(true)
    const report = readFileSync(summary.outputs.report, 'utf8')
    expect(report).toContain('DINO (sha256')
    expect(report).not.toContain('skin-net')

    const read = openLibraryReadOnly(library)
    const features = requireMatrix(read, summary.run, 'features')
    expect(runPatchIds(read, summary.run).map((_, at) => row(features, at)[0])).toEqual(ascending)
    const [before, after] = listRuns(read)
    read.close()
    expect(before.config.embeddings).toBeUndefined()
    expect(after).toMatchObject({ id: summary.run, finished: true, patches })

    const again = await importIn(library, ascending)
    expect(again.run).toBe(summary.run)
  })

  it('are refused before anything is stored when rows are missing', async () => {
    const library = libraryOfPatches()
    await expect(importIn(library, ascending.slice(2))).rejects.toThrow('2 of 16 patches have no row')
    const read = openLibraryReadOnly(library)
    expect(listRuns(read)).toHaveLength(1)
    read.close()
  })

  it('are refused before anything is stored where results cannot be written', async () => {
    const library = libraryOfPatches()
    await expect(importIn(library, ascending, library)).rejects.toThrow('cannot be made or written to')
    const read = openLibraryReadOnly(library)
    expect(listRuns(read)).toHaveLength(1)
    read.close()
  })

  it('need a library: none is made for them', async () => {
    const library = join(temporaryFolder(), 'none.cheekbone')
    await expect(importIn(library, ascending)).rejects.toMatchObject({ code: 'not-found' })
    expect(existsSync(library)).toBe(false)
  })
})

describe('settings of a run', () => {
  it('say nothing of imports where there are none', () => {
    expect(Object.keys(resolveRunConfig({}))).not.toContain('embeddings')
  })

  it('have the start "imported" with imported embeddings only', () => {
    expect(() => resolveRunConfig({ start: 'imported' })).toThrow('go together')
    expect(() => resolveRunConfig({ embeddings: 'DINO' })).toThrow('go together')
  })
})
