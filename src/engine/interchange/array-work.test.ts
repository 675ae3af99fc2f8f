import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../../numeric/measures/contingency.ts'
import { createRng } from '../../numeric/rng.ts'
import type { TopicsOfFile } from '../../shared/contract/interchange.ts'
import { fitLda, transformLda } from '../topics/lda.ts'
import { measuresOfFile } from './measures-of-file.ts'
import { mapOfFile, neighboursOfFile } from './neighbours-of-file.ts'
import { readNpyMatrix, withNpy } from './read-npy.ts'
import { topicsOfFile } from './topics-of-file.ts'
import { writeNpy, writeNpyMatrix } from './write-npy.ts'

const context = { signal: new AbortController().signal, report: (): void => {} }
const place = { device: 'cpu', threads: 1 } as const
const groups = 4

/** Groups that lie far apart; row i is of group i mod 4. */
function grouped(rows: number, cols = 12): Matrix {
  const rng = createRng(5)
  const middles = Float32Array.from({ length: groups * cols }, () => 5 + 3 * rng.uniform())
  const features = matrix(rows, cols)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < cols; j++)
      row(features, i)[j] = middles[(i % groups) * cols + j] + 0.05 * rng.normal()
  return features
}

interface Folder {
  features: Matrix
  file: (name: string) => string
}

async function folderWith(rows: number): Promise<Folder> {
  const folder = temporaryFolder()
  const file = (name: string): string => join(folder, name)
  const features = grouped(rows)
  await writeNpyMatrix(file('f.npy'), features)
  return { features, file }
}

const planted = (rows: number): number[] => Array.from({ length: rows }, (_, i) => i % groups)
const wholeNumbers = (file: string): Promise<number[]> =>
  withNpy(file, async ({ rows, readExactly }) => [...(await readExactly(0, rows))])

function topicsTask({ file }: Folder, change: Partial<TopicsOfFile>): TopicsOfFile {
  return {
    ...place,
    features: file('f.npy'),
    out: file('out.npy'),
    components: file('components.npy'),
    method: 'lda',
    topics: groups,
    seed: 1,
    standardise: false,
    lda: { learning: 'batch', passes: 8, batch: 50, counts: 'contrast' },
    ...change,
  }
}

describe('topics of features in a file', () => {
  it('are those of the same features in memory, byte for byte, though rows are read as they are needed', async () => {
    const folder = await folderWith(400)
    const written = await topicsOfFile(topicsTask(folder, {}), context)
    const model = await fitLda(folder.features, { topics: groups, seed: 1, maxIterations: 8, place })
    const { mixture } = await transformLda(model, folder.features, { place })
    expect((await readNpyMatrix(folder.file('out.npy'))).data).toEqual(mixture.data)
    expect((await readNpyMatrix(folder.file('components.npy'))).data).toEqual(
      Float32Array.from(model.components),
    )
    expect(written).toMatchObject({ rows: 400, cols: 12, perplexity: model.perplexity, withoutTopic: 0 })
  })

  it.each(['kmeans', 'hdbscan'] as const)('are a whole number a row for %s', async (method) => {
    const folder = await folderWith(200)
    const written = await topicsOfFile(topicsTask(folder, { method }), context)
    expect(written).toMatchObject({ topics: groups, topicsInUse: groups, perplexity: null })
    const found = await wholeNumbers(folder.file('out.npy'))
    expect(adjustedRandIndex(contingency(found, planted(200)))).toBe(1)
  })

  it('are probabilities for Gaussians, whose means are written too', async () => {
    const folder = await folderWith(200)
    await topicsOfFile(topicsTask(folder, { method: 'gmm' }), context)
    const mixture = await readNpyMatrix(folder.file('out.npy'))
    for (let i = 0; i < 200; i++)
      expect(row(mixture, i).reduce((sum, value) => sum + value)).toBeCloseTo(1, 5)
    const means = await readNpyMatrix(folder.file('components.npy'))
    const nearest = Array.from({ length: groups }, (_, k) => {
      const distances = Array.from({ length: groups }, (_, g) =>
        Math.hypot(...row(means, k).map((value, j) => value - row(folder.features, g)[j])),
      )
      return distances.indexOf(Math.min(...distances))
    })
    expect(nearest.sort()).toEqual([0, 1, 2, 3])
  })

  it('stop when they are asked to, and leave no file', async () => {
    const folder = await folderWith(200)
    const stopped = { ...context, signal: AbortSignal.abort() }
    await expect(topicsOfFile(topicsTask(folder, {}), stopped)).rejects.toMatchObject({ code: 'cancelled' })
    await expect(readNpyMatrix(folder.file('out.npy'))).rejects.toMatchObject({ code: 'io' })
  })

  it('name the row and column of what is no number', async () => {
    const folder = await folderWith(20)
    folder.features.data[3 * 12 + 7] = Number.NaN
    await writeNpyMatrix(folder.file('f.npy'), folder.features)
    const task = topicsTask(folder, { method: 'kmeans' })
    await expect(topicsOfFile(task, context)).rejects.toThrow('NaN in row 3, column 7')
  })
})

describe('neighbours and maps of features in a file', () => {
  const common = { ...place, metric: 'euclidean', standardise: false, seed: 1 } as const

  it('finds the nearest rows by plain distances', async () => {
    const { features, file } = await folderWith(60)
    const files = { features: file('f.npy'), out: file('n.npy'), distances: file('d.npy') }
    await neighboursOfFile({ ...common, ...files, k: 3, approximate: false }, context)
    const distance = (i: number, j: number): number =>
      Math.hypot(...row(features, i).map((value, at) => value - row(features, j)[at]))
    const expected = Array.from({ length: 60 }, (_, i) =>
      planted(60)
        .map((_, j) => j)
        .filter((j) => j !== i)
        .sort((a, b) => distance(i, a) - distance(i, b))
        .slice(0, 3),
    )
    const found = await withNpy(file('n.npy'), ({ rows, readExactly }) => readExactly(0, rows))
    expect([...found]).toEqual(expected.flat())
    const { data } = await readNpyMatrix(file('d.npy'))
    expected.flat().forEach((j, at) => expect(data[at]).toBeCloseTo(distance(Math.floor(at / 3), j), 4))
  })

  it('lays rows of one group together, the same for the same seed', async () => {
    const { file } = await folderWith(80)
    const settings = { ...common, neighbours: 10, minDist: 0.1, epochs: 200, start: 'pca' } as const
    const mapTo = async (name: string): Promise<Matrix> => {
      await mapOfFile({ ...settings, features: file('f.npy'), out: file(name) }, context)
      return readNpyMatrix(file(name))
    }
    const map = await mapTo('a.npy')
    expect((await mapTo('b.npy')).data).toEqual(map.data)
    await neighboursOfFile(
      { ...common, features: file('a.npy'), out: file('n.npy'), k: 5, approximate: false },
      context,
    )
    const near = await withNpy(file('n.npy'), ({ rows, readExactly }) => readExactly(0, rows))
    const strangers = Array.from(near).filter((j, at) => j % groups !== Math.floor(at / 5) % groups)
    /* Groups without an edge between them may touch here and there. */
    expect(strangers.length).toBeLessThan(0.02 * near.length)
  })
})

describe('a result that cannot be written', () => {
  const nowhere = 'nowhere/x.npy'
  const common = { ...place, metric: 'euclidean', standardise: false, seed: 1 } as const
  const map = { ...common, neighbours: 3, minDist: 0.1, start: 'pca' } as const

  it.each<[string, (folder: Folder) => Promise<object>]>([
    ['topics', (folder) => topicsOfFile(topicsTask(folder, { out: folder.file(nowhere) }), context)],
    ['centres', (folder) => topicsOfFile(topicsTask(folder, { components: folder.file(nowhere) }), context)],
    ['nearest rows', ({ file }) => neighbours(file, { out: file(nowhere) })],
    ['distances', ({ file }) => neighbours(file, { out: file('n.npy'), distances: file(nowhere) })],
    ['a map', ({ file }) => mapOfFile({ ...map, features: file('f.npy'), out: file(nowhere) }, context)],
  ])('is said before the features of %s are even read', async (_, work) => {
    const folder = await folderWith(4)
    rmSync(folder.file('f.npy'))
    await expect(work(folder)).rejects.toThrow(`The file ${folder.file(nowhere)} cannot be written.`)
  })

  function neighbours(file: Folder['file'], files: { out: string; distances?: string }): Promise<object> {
    return neighboursOfFile(
      { ...common, k: 2, approximate: false, features: file('f.npy'), ...files },
      context,
    )
  }
})

describe('measures of features in a file', () => {
  const labels = (rows: number): string =>
    `kind\n${planted(rows)
      .map((g) => `kind ${g}`)
      .join('\n')}\n`

  it('holds topics and neighbours against labels of the rows', async () => {
    const { file } = await folderWith(80)
    writeFileSync(file('l.csv'), labels(80))
    await writeNpy(file('t.npy'), { values: Int32Array.from(planted(80)), shape: [80] })
    const files = { features: file('f.npy'), labels: file('l.csv'), topics: file('t.npy') }
    const found = await measuresOfFile({ ...place, ...files, seed: 1 }, context)
    expect(found.quality).toMatchObject({ topicsInUse: groups, coherence: 1, trustworthiness: null })
    expect(found.labels).toMatchObject([{ column: 'kind', labels: 4, ari: 1, nmi: 1, knnAccuracy: 1 }])
  })

  it('says nothing of topics where none are given', async () => {
    const { file } = await folderWith(80)
    writeFileSync(file('l.csv'), labels(80))
    const found = await measuresOfFile(
      { ...place, features: file('f.npy'), labels: file('l.csv'), seed: 1 },
      context,
    )
    expect(found.quality).toMatchObject({ topicsInUse: null, coherence: null, silhouette: null })
    expect(found.labels).toMatchObject([{ nmi: null, ari: null, knnAccuracy: 1 }])
    expect(found.labelNotes).toBeNull()
  })

  it('pairs cheeks and matches labels by photo when it is told what the rows are', async () => {
    const { file } = await folderWith(80)
    const sides = ['left-cheek', 'right-cheek']
    const ids = planted(80).map((_, i) => `p${Math.floor(i / 2)}.jpg,1,${sides[i % 2]}`)
    writeFileSync(file('ids.csv'), `photo,face,region\n${ids.join('\n')}\n`)
    writeFileSync(
      file('l.csv'),
      `photo,age\n${Array.from({ length: 40 }, (_, p) => `p${p}.jpg,${20 + (p % 2)}`).join('\n')}\n`,
    )
    const files = { features: file('f.npy'), labels: file('l.csv'), ids: file('ids.csv') }
    const found = await measuresOfFile({ ...place, ...files, seed: 1 }, context)
    expect(found.quality.cheekMedianRank).not.toBeNull()
    expect(found.labels).toMatchObject([{ column: 'age', labels: 2, patches: 80, knnAccuracy: 1 }])
  })

  it('tells what of a table of photos was passed over', async () => {
    const { file } = await folderWith(8)
    writeFileSync(
      file('ids.csv'),
      `photo\n${planted(8)
        .map((_, i) => `p${i}.jpg`)
        .join('\n')}\n`,
    )
    const rows = [
      ...planted(7).map((g, i) => `p${i}.jpg,kind ${g},n${i}`),
      'p0.jpg,kind 9,n9',
      'q.jpg,kind 1,n8',
    ]
    writeFileSync(file('l.csv'), `photo,kind,number\n${rows.join('\n')}\n`)
    const files = { features: file('f.npy'), labels: file('l.csv'), ids: file('ids.csv') }
    const found = await measuresOfFile({ ...place, ...files, seed: 1 }, context)
    expect(found.labels.map(({ column }) => column)).toEqual(['kind'])
    expect(found.labelNotes).toEqual({ rows: 1, photos: 1, naming: ['number'], contradicted: 1 })
  })

  it('refuses labels of another number of rows', async () => {
    const { file } = await folderWith(80)
    writeFileSync(file('l.csv'), labels(79))
    const task = { ...place, features: file('f.npy'), labels: file('l.csv'), seed: 1 }
    await expect(measuresOfFile(task, context)).rejects.toThrow('80 rows')
  })
})
