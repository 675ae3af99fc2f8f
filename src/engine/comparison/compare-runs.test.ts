import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFile, samplePhoto } from '../../../test/support/sample-findings.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { matrix } from '../../numeric/matrix.ts'
import { resolveRunConfig } from '../../shared/run-config.ts'
import { saveAssignments } from '../store/assignments.ts'
import { saveMatrix } from '../store/matrices.ts'
import { openLibrary, type Library } from '../store/open-library.ts'
import { replacePhoto } from '../store/photos.ts'
import { setRunName } from '../store/run-notes.ts'
import { findOrCreateRun, finishStage } from '../store/runs.ts'
import { addTopicEdit } from '../store/topic-edits.ts'
import { compareRuns } from './compare-runs.ts'
import { matchTopics } from './match-topics.ts'

/** Six photos, patches 1 to 12. */
function libraryWithPhotos(): Library {
  const library = openLibrary(join(temporaryFolder(), 'a.cheekbone'))
  for (let i = 0; i < 6; i++)
    replacePhoto(library, 'faces', { file: sampleFile(`${i}.jpg`), findings: samplePhoto(`hash ${i}`) })
  return library
}

interface DrawnRun {
  seed: number
  patchIds: number[]
  topics: number[]
  place?: (x: number, y: number) => [number, number]
}

function addRun(library: Library, { seed, patchIds, topics, place = (x, y) => [x, y] }: DrawnRun): number {
  const config = resolveRunConfig({ seed })
  const { run } = findOrCreateRun(library, { config, fingerprint: `${seed}`, patchIds })
  saveAssignments(
    library,
    run.id,
    topics.map((topic) => ({ topic, probability: 1, entropy: 0 })),
  )
  const places = patchIds.flatMap((id) => place(id % 4, Math.floor(id / 4) ** 2))
  saveMatrix(library, run.id, { name: 'map', value: matrix(patchIds.length, 2, Float32Array.from(places)) })
  for (const stage of ['topics', 'map']) finishStage(library, run.id, { stage, seconds: 1 })
  return run.id
}

const all = Array.from({ length: 12 }, (_, i) => i + 1)

test('topics with other numbers and a turned map are the same result', () => {
  const library = libraryWithPhotos()
  const first = addRun(library, { seed: 1, patchIds: all, topics: all.map((id) => id % 3) })
  const second = addRun(library, {
    seed: 2,
    patchIds: all,
    topics: all.map((id) => 9 - (id % 3)),
    place: (x, y) => [5 - 2 * y, 2 * x],
  })
  setRunName(library, second, 'Second lamp')
  const found = compareRuns(library, first, second)
  expect(found).toMatchObject({ names: ['', 'Second lamp'], patches: 12, ari: 1, nmi: 1, moved: [] })
  expect(found.mapMirrored).toBe(false)
  expect([...found.firstTopics]).toEqual(all.map((id) => id % 3))
  expect([...found.secondTopics]).toEqual(all.map((id) => 9 - (id % 3)))
  expect(found.matched.map((pair) => [pair.first, pair.second, pair.overlap])).toEqual([
    [0, 9, 1],
    [1, 8, 1],
    [2, 7, 1],
  ])
  expect(found.mapDisparity).toBeCloseTo(0, 6)
  found.secondMap.forEach((value, q) => expect(value).toBeCloseTo(found.firstMap[q], 4))
  library.close()
})

test('only patches of both runs count, wherever they stand in each, and those that moved are named', () => {
  const library = libraryWithPhotos()
  const first = addRun(library, {
    seed: 1,
    patchIds: [1, 2, 3, 4, 5, 6],
    topics: [0, 0, 0, 1, 1, 1],
  })
  const second = addRun(library, {
    seed: 2,
    patchIds: [8, 6, 5, 4, 3, 2],
    topics: [7, 4, 4, 4, 4, 5],
    place: (x, y) => [x, -y],
  })
  const found = compareRuns(library, first, second)
  expect(found).toMatchObject({ patches: 5, onlyInFirst: 1, onlyInSecond: 1, mapMirrored: true })
  expect([...found.patchIds]).toEqual([2, 3, 4, 5, 6])
  expect(found.matched).toMatchObject([
    { first: 1, second: 4, firstSize: 3, secondSize: 4, shared: 3, overlap: 0.75 },
    { first: 0, second: 5, shared: 1 },
  ])
  expect(found.moved).toEqual([{ patch: 3, photo: '1.jpg', first: 0, second: 4 }])
  library.close()
})

test('topics are those after merges, as they are seen everywhere else', () => {
  const library = libraryWithPhotos()
  const first = addRun(library, { seed: 1, patchIds: all, topics: all.map((id) => id % 3) })
  const second = addRun(library, { seed: 2, patchIds: all, topics: all.map((id) => Math.min(1, id % 3)) })
  expect(compareRuns(library, first, second).ari).toBeLessThan(1)
  addTopicEdit(library, first, { kind: 'merge', topic: 1, others: [2] })
  expect(compareRuns(library, first, second)).toMatchObject({ ari: 1, moved: [], unmatched: { first: [] } })
  library.close()
})

test('counterparts share most patches in all, not one by one', () => {
  const first = [...Array<number>(8).fill(0), ...Array<number>(6).fill(1)]
  const second = [...Array<number>(5).fill(0), ...Array<number>(3).fill(1), ...Array<number>(6).fill(0)]
  const { matched } = matchTopics(first, second)
  expect(matched.map((pair) => [pair.first, pair.second, pair.shared])).toEqual([
    [1, 0, 6],
    [0, 1, 3],
  ])
})

test('topics without shared patches, and patches without a topic, have no counterpart', () => {
  expect(matchTopics([0, 0, 1, -1], [3, 3, 3, -1])).toMatchObject({
    matched: [{ first: 0, second: 3 }],
    unmatched: { first: [1], second: [] },
  })
})

test('a run that is not there is refused, and so are runs that have nothing in common', () => {
  const library = libraryWithPhotos()
  const first = addRun(library, { seed: 1, patchIds: [1, 2], topics: [0, 1] })
  const second = addRun(library, { seed: 2, patchIds: [3, 4], topics: [0, 1] })
  expect(() => compareRuns(library, first, 99)).toThrow(expect.objectContaining({ code: 'not-found' }))
  expect(() => compareRuns(library, first, second)).toThrow(
    expect.objectContaining({ code: 'nothing-to-do' }),
  )
  library.close()
})

test('patches keep their own topics when a photo of the run has been replaced since', () => {
  const library = libraryWithPhotos()
  const patchIds = [1, 2, 3, 4, 5, 6, 7, 8]
  const first = addRun(library, { seed: 1, patchIds, topics: [0, 0, 1, 1, 2, 2, 3, 3] })
  const second = addRun(library, { seed: 2, patchIds, topics: [5, 5, 6, 6, 7, 7, 8, 8] })
  replacePhoto(library, 'faces', { file: sampleFile('0.jpg'), findings: samplePhoto('another') })
  const compared = compareRuns(library, first, second)
  library.close()
  expect(compared.patches).toBe(6)
  expect(compared.matched.map((pair) => [pair.first, pair.second])).toEqual([
    [1, 6],
    [2, 7],
    [3, 8],
  ])
})

test('a run is not held against itself', () => {
  const library = libraryWithPhotos()
  const run = addRun(library, { seed: 1, patchIds: all, topics: all.map((id) => id % 3) })
  expect(() => compareRuns(library, run, run)).toThrow(`Run ${run} is compared with itself.`)
  library.close()
})
