import { describe, expect, it } from 'vitest'
import { openExplored } from '../../../test/support/open-explored.ts'
import { saveNeighbours } from '../maps/stored-neighbours.ts'
import { openLibrary } from '../store/open-library.ts'
import { savePhotoLabels } from '../store/photo-labels.ts'
import { saveVerdict } from '../store/verdicts.ts'

describe('an explorer, of single patches,', () => {
  it('tells all of one patch: its photo, face, corners, other side, mixture and where its measures lie', async () => {
    const { explorer, key } = openExplored()
    const details = await explorer.details(key, 5)
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

  it('finds the nearest patches, which here are of the same topic, and not the patch itself', async () => {
    const { explorer, key } = openExplored()
    const { positions, distances } = explorer.similar(key, { position: 10, count: 7 })
    const { topics } = await explorer.points(key)
    expect([...positions]).not.toContain(10)
    expect([...positions].every((position) => topics[position] === topics[10])).toBe(true)
    expect([...distances]).toEqual([...distances].sort((a, b) => a - b))
  })

  it('answers from the neighbours that the run stored as long as they are enough', () => {
    const { explorer, key, path } = openExplored()
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

  it('tells how much of the surroundings of a patch the map has lost, when it is asked', async () => {
    const { explorer, key, path } = openExplored()
    const writer = openLibrary(path)
    const indices = Int32Array.from({ length: 48 }, (_, i) => (i === 0 ? 30 : i ^ 1))
    saveNeighbours(writer, key.run, { rows: 48, k: 1, indices, distances: new Float32Array(48) })
    writer.close()
    const { x, y } = await explorer.points(key)
    const nearest = (of: number): number =>
      [...x.keys()]
        .filter((other) => other !== of)
        .sort((a, b) => Math.hypot(x[a] - x[of], y[a] - y[of]) - Math.hypot(x[b] - x[of], y[b] - y[of]))[0]
    const lost = await explorer.measure(key, 'distortion')
    expect([...lost]).toEqual([...indices].map((other, of) => (nearest(of) === other ? 0 : 1)))
    expect(await explorer.run(key)).toMatchObject({ onRequest: ['distortion'] })
    const order = await explorer.order(key, { of: { kind: 'all' }, by: 'distortion', descending: true })
    expect(lost[order[0]]).toBe(1)
  })

  it('gives the labels of photos to their patches, categories by code and numbers as they are', async () => {
    const { explorer, key, path } = openExplored()
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
    const { explorer, key, path } = openExplored()
    expect((await explorer.run(key)).groups).toContain('verdict')
    const writer = openLibrary(path)
    for (const topic of [0, 3])
      for (const position of [0, 6])
        saveVerdict(writer, key.run, { topic, position, verdict: 'does-not', judgedMs: 1 })
    writer.close()
    const { codes, names } = await explorer.group(key, 'verdict')
    expect(names).toEqual(['belongs', 'does-not', 'unsure'])
    expect([...codes.slice(0, 8)]).toEqual([1, -1, -1, -1, -1, -1, 1, -1])
  })
})
