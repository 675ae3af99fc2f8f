import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { foldEdits } from '../curation/fold-edits.ts'
import { saveNeighbours } from '../maps/stored-neighbours.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { savePhotoLabels } from '../store/photo-labels.ts'
import type { TopicWarning } from '../../shared/topic-factors.ts'
import type { StoredEdit } from '../store/topic-edits.ts'
import { saveVerdict } from '../store/verdicts.ts'
import { openExplorer, type Explorer } from './explorer.ts'
import type { Curated } from './topic-entries.ts'

const library = '0123456789abcdef'

const lampWarning: TopicWarning = {
  size: 8,
  cause: {
    factor: 'lightLevel',
    strangeness: 0.6,
    adjustedP: 0.01,
    difference: -1.5,
    end: 'low',
    level: null,
    share: 0.9,
    shareOfAll: 0.33,
  },
  unusualSkin: [],
}

function open({
  patches = 48,
  curate,
}: { patches?: number; curate?: (topics: Int32Array) => Curated } = {}): {
  explorer: Explorer
  key: { library: string; run: number }
  path: string
} {
  const path = join(temporaryFolder(), 'a.cheekbone')
  const run = writeExplorableLibrary(path, { patches })
  const reader = openLibraryReadOnly(path)
  const explorer = openExplorer({
    reader: () => reader,
    curate: (_library, _run, topics) =>
      curate?.(topics) ?? { topics, names: new Map(), notes: new Map(), remix: null },
    warningsOf: () => new Map([[2, [lampWarning]]]),
  })
  return { explorer, key: { library, run }, path }
}

describe('openExplorer', () => {
  it('gives every patch its ids, place and topic as columns of one length', () => {
    const { explorer, key } = open()
    const points = explorer.points(key)
    expect(Object.values(points).every((column: { length: number }) => column.length === 48)).toBe(true)
    expect([...points.topics.slice(0, 6)]).toEqual([0, 0, 1, 1, 2, 2])
    expect(points.patchIds[7]).toBe(8)
    expect(points.photoIds[7]).toBe(points.photoIds[6])
  })

  it('reads the same points in steps, once for all who ask meanwhile, and holds them', async () => {
    const { explorer, key } = open()
    const [one, other] = await Promise.all([explorer.readPoints(key), explorer.readPoints(key)])
    expect(other.patchIds).toBe(one.patchIds)
    expect(explorer.points(key).patchIds).toBe(one.patchIds)
    expect(one).toEqual(open().explorer.points(key))
  })

  it('reads points again when the library changed while it did', async () => {
    const { explorer, key, path } = open()
    const asked = [explorer.readPoints(key), explorer.readPoints(key)]
    const writer = openLibrary(path)
    writer.db.prepare('DELETE FROM photo WHERE id = 1').run()
    writer.close()
    explorer.forget(library)
    for (const { patchIds } of await Promise.all(asked)) expect([...patchIds.slice(0, 3)]).toEqual([0, 0, 3])
  })

  it('sums a run up: counts, ranges of what was measured, groups that tell patches apart', async () => {
    const { explorer, key } = open()
    const view = await explorer.run(key)
    expect(view).toMatchObject({
      patches: 48,
      photos: 24,
      people: 12,
      topicsInUse: 6,
      groups: expect.arrayContaining(['folder']) as unknown,
    })
    const [least, , , middle, , , most] = view.ranges.lightness!
    expect(least).toBeGreaterThanOrEqual(40)
    expect(middle).toBeGreaterThan(least)
    expect(most).toBeLessThan(90)
    expect(view.groups).not.toContain('camera')
  })

  it('lets others in while it describes topics, tells all who ask the same, and tells their sizes at once', async () => {
    const { explorer, key } = open()
    const both = Promise.all([explorer.describeTopics(key), explorer.describeTopics(key)])
    const sizes = explorer.topicSizes(key)
    const [one, other] = await both
    expect(other).toBe(one)
    expect(one).toEqual(open().explorer.topics(key))
    expect(sizes).toEqual(one.map(({ topic, size }) => ({ topic, size })))
  })

  it('describes topics anew after an edit that came while it did', async () => {
    let merged = false
    const { explorer, key } = open({
      curate: (topics) => ({
        topics: merged ? topics.map((topic) => (topic === 1 ? 0 : topic)) : topics,
        names: new Map(),
        notes: new Map(),
        remix: null,
      }),
    })
    const before = explorer.describeTopics(key)
    merged = true
    explorer.forgetCuration(key)
    expect(await explorer.describeTopics(key)).toHaveLength(5)
    await before
    expect(await explorer.describeTopics(key)).toHaveLength(5)
    expect(explorer.topics(key)).toHaveLength(5)
  })

  it('describes topics by size, people, colour and what sets them apart, largest first', () => {
    const { explorer, key } = open({ patches: 50 })
    const topics = explorer.topics(key)
    expect(topics.map(({ size }) => size)).toEqual([10, 8, 8, 8, 8, 8])
    expect(topics[0].topic).toBe(0)
    const light = topics.find(({ topic }) => topic === 5)!
    const dark = topics.find(({ topic }) => topic === 0)!
    expect(light.attributes.lightness.deviation).toBeGreaterThan(1)
    expect(dark.attributes.lightness.deviation).toBeLessThan(-1)
    expect(Number.parseInt(light.swatch.slice(1, 3), 16)).toBeGreaterThan(
      Number.parseInt(dark.swatch.slice(1, 3), 16),
    )
    expect(topics.find(({ topic }) => topic === 2)!.warnings).toEqual([lampWarning])
    expect(light.people).toBe(4)
  })

  it('shows a topic by its most typical patches, first of different photos', () => {
    const { explorer, key } = open()
    const [{ topic, exemplars }] = explorer.topics(key)
    const { probabilities, topics, photoIds } = explorer.points(key)
    expect(exemplars).toHaveLength(8)
    expect(exemplars.every((position) => topics[position] === topic)).toBe(true)
    const best = exemplars.slice(0, 4)
    expect(new Set(best.map((position) => photoIds[position])).size).toBe(4)
    expect(best.map((position) => probabilities[position])).toEqual(
      best.map((position) => probabilities[position]).sort((a, b) => b - a),
    )
  })

  it('orders a topic by probability, any set by any measure, and finds by words', () => {
    const { explorer, key } = open()
    const { probabilities, topics } = explorer.points(key)
    const topic = explorer.order(key, {
      of: { kind: 'topic', topic: 3 },
      by: 'probability',
      descending: true,
    })
    expect(topic).toHaveLength(8)
    expect([...topic].every((position) => topics[position] === 3)).toBe(true)
    expect([...topic].map((position) => probabilities[position])).toEqual(
      [...topic].map((position) => probabilities[position]).sort((a, b) => b - a),
    )
    const some = explorer.order(key, {
      of: { kind: 'positions', positions: Int32Array.of(40, 2, 9, 2, 999) },
      by: 'lightness',
      descending: false,
    })
    expect([...some].sort((a, b) => a - b)).toEqual([2, 9, 40])
    const lightness = explorer.measure(key, 'lightness')
    expect(lightness[some[0]]).toBeLessThan(lightness[some[2]])
    const found = explorer.order(key, {
      of: { kind: 'search', text: 'folder-1 LEFT' },
      by: 'photo',
      descending: false,
    })
    expect(found).toHaveLength(12)
  })

  it('tells all of one patch: its photo, face, corners, other side, mixture and where its measures lie', () => {
    const { explorer, key } = open()
    const details = explorer.details(key, 5)
    expect(details).toMatchObject({
      patch: 6,
      region: 'right-cheek',
      photo: { path: 'folder-0/000002.jpg', widthPx: 640 },
      face: { person: 2, yaw: 1, eyeDistancePx: 150, box: { x: 10, y: 20, width: 300, height: 400 } },
      otherSide: { position: 4, patch: 5 },
    })
    expect(details.quad[2]).toEqual({ x: 97.5, y: 98 })
    expect(details.mixture[0].topic).toBe(2)
    expect(details.mixture.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 4)
    expect(details.measures.lightness!.share).toBeGreaterThan(0.3)
    expect(details.measures.lightness!.share).toBeLessThan(0.55)
  })

  it('finds the nearest patches, which here are of the same topic, and not the patch itself', () => {
    const { explorer, key } = open()
    const { positions, distances } = explorer.similar(key, { position: 10, count: 7 })
    const { topics } = explorer.points(key)
    expect([...positions]).not.toContain(10)
    expect([...positions].every((position) => topics[position] === topics[10])).toBe(true)
    expect([...distances]).toEqual([...distances].sort((a, b) => a - b))
  })

  it('answers from the neighbours that the run stored as long as they are enough', () => {
    const { explorer, key, path } = open()
    const scanned = explorer.similar(key, { position: 10, count: 20 })
    const writer = openLibrary(path)
    const k = 4
    const indices = Int32Array.from({ length: 48 * k }, (_, i) => (Math.floor(i / k) + (i % k)) % 48)
    const distances = Float32Array.from({ length: 48 * k }, (_, i) => (i % k) / 10)
    saveNeighbours(writer, key.run, { rows: 48, k, indices, distances })
    writer.close()
    expect([...explorer.similar(key, { position: 10, count: 3 }).positions]).toEqual([11, 12, 13])
    expect(explorer.similar(key, { position: 10, count: 20 })).toEqual(scanned)
  })

  it('shows the topics as the person has merged and named them, once told to look again', () => {
    let merged = false
    const { explorer, key } = open({
      curate: (topics) => ({
        topics: merged ? topics.map((topic) => (topic === 1 ? 0 : topic)) : topics,
        names: new Map(merged ? [[0, 'Dark']] : []),
        notes: new Map(),
        remix: null,
      }),
    })
    expect(explorer.topics(key)).toHaveLength(6)
    merged = true
    explorer.forgetCuration(key)
    expect(explorer.topics(key)).toHaveLength(5)
    expect(explorer.topics(key)[0]).toMatchObject({ topic: 0, name: 'Dark', size: 16 })
    expect(
      explorer.order(key, { of: { kind: 'search', text: 'dark' }, by: 'photo', descending: false }),
    ).toHaveLength(16)
  })

  it('tells of what patches are made, and how much they are of their topic, after merges', async () => {
    const edits: StoredEdit[] = []
    const { explorer, key } = open({ curate: (topics) => foldEdits(topics, edits) })
    const before = explorer.details(key, 2)
    const found = explorer.points(key)
    expect(before.mixture[0]).toEqual({ topic: 1, weight: found.probabilities[2] })
    edits.push({ number: 1, undone: false, change: { kind: 'merge', topic: 1, others: [0, 2, 3] } })
    explorer.forgetCuration(key)
    const after = explorer.details(key, 2)
    const weight = before.mixture
      .filter(({ topic }) => topic <= 3)
      .reduce((sum, part) => sum + part.weight, 0)
    expect(after.mixture).toHaveLength(3)
    expect(after.mixture[0].topic).toBe(1)
    expect(after.mixture[0].weight).toBeCloseTo(weight, 5)
    expect(after.entropy).toBeLessThan(before.entropy)
    const { topics, weights } = explorer.mixture(key)
    expect([...topics.slice(6, 9)]).toEqual(after.mixture.map(({ topic }) => topic))
    expect(weights[6]).toBe(after.mixture[0].weight)
    expect(explorer.points(key).probabilities[2]).toBe(after.mixture[0].weight)
    expect(explorer.measure(key, 'probability')[2]).toBe(after.mixture[0].weight)
    expect((await explorer.run(key)).ranges.probability![3]).toBeGreaterThan(0.6)
  })

  it('tells how much of the surroundings of a patch the map has lost, when it is asked', async () => {
    const { explorer, key, path } = open()
    const writer = openLibrary(path)
    const indices = Int32Array.from({ length: 48 }, (_, i) => (i === 0 ? 30 : i ^ 1))
    saveNeighbours(writer, key.run, { rows: 48, k: 1, indices, distances: new Float32Array(48) })
    writer.close()
    const { x, y } = explorer.points(key)
    const nearest = (of: number): number =>
      [...x.keys()]
        .filter((other) => other !== of)
        .sort((a, b) => Math.hypot(x[a] - x[of], y[a] - y[of]) - Math.hypot(x[b] - x[of], y[b] - y[of]))[0]
    const lost = explorer.measure(key, 'distortion')
    expect([...lost]).toEqual([...indices].map((other, of) => (nearest(of) === other ? 0 : 1)))
    expect(await explorer.run(key)).toMatchObject({ onRequest: ['distortion'] })
    const order = explorer.order(key, { of: { kind: 'all' }, by: 'distortion', descending: true })
    expect(lost[order[0]]).toBe(1)
  })

  it('gives the labels of photos to their patches, categories by code and numbers as they are', async () => {
    const { explorer, key, path } = open()
    const writer = openLibrary(path)
    savePhotoLabels(writer, [
      {
        name: 'stage',
        byPhoto: new Map([
          ['folder-0/000000.jpg', '10'],
          ['folder-1/000001.jpg', '9'],
        ]),
      },
      { name: 'score', byPhoto: new Map([['folder-1/000001.jpg', '2.5']]) },
    ])
    writer.close()
    expect((await explorer.run(key)).labels).toEqual([
      { column: 0, name: 'stage', kind: 'category' },
      { column: 1, name: 'score', kind: 'number' },
    ])
    const stage = explorer.label(key, 0)
    expect(stage).toMatchObject({ kind: 'category', names: ['9', '10'] })
    expect(stage.kind === 'category' && [...stage.codes.slice(0, 5)]).toEqual([1, 1, 0, 0, -1])
    const score = explorer.label(key, 1)
    expect(score.kind === 'number' && [...score.values.slice(1, 4)]).toEqual([Number.NaN, 2.5, 2.5])
    expect(() => explorer.label(key, 2)).toThrow(/no longer in the library/)
  })

  it('groups patches by what was seen of them in the spot-check of their own topic, and of no other', async () => {
    const { explorer, key, path } = open()
    expect((await explorer.run(key)).groups).toContain('verdict')
    const writer = openLibrary(path)
    for (const topic of [0, 3])
      for (const position of [0, 6])
        saveVerdict(writer, key.run, { topic, position, verdict: 'does-not', judgedMs: 1 })
    writer.close()
    const { codes, names } = explorer.group(key, 'verdict')
    expect(names).toEqual(['belongs', 'does-not', 'unsure'])
    expect([...codes.slice(0, 8)]).toEqual([1, -1, -1, -1, -1, -1, 1, -1])
  })

  it('passes over patches whose photo has been replaced since', () => {
    const { explorer, key, path } = open()
    const writer = openLibrary(path)
    writer.db.prepare('DELETE FROM photo WHERE id = 1').run()
    writer.close()
    const { patchIds, x } = explorer.points(key)
    expect([...patchIds.slice(0, 3)]).toEqual([0, 0, 3])
    expect(x[0]).toBeNaN()
    expect(explorer.order(key, { of: { kind: 'all' }, by: 'photo', descending: false })).toHaveLength(46)
    expect(() => explorer.details(key, 0)).toThrow(/no longer in the library/)
  })

  it('says what to do about a run that is not there or not finished', async () => {
    const { explorer } = open()
    expect(() => explorer.points({ library, run: 99 })).toThrow(/not there, or not finished/)
    await expect(explorer.readPoints({ library, run: 99 })).rejects.toThrow(/not there, or not finished/)
  })
})
