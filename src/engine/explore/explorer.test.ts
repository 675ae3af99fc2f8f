import { describe, expect, it } from 'vitest'
import { openExplored } from '../../../test/support/open-explored.ts'
import { openLibrary } from '../store/open-library.ts'

describe('openExplorer', () => {
  it('gives every patch its ids, place and topic as columns of one length', async () => {
    const { explorer, key } = openExplored()
    const points = await explorer.points(key)
    expect(Object.values(points).every((column: { length: number }) => column.length === 48)).toBe(true)
    expect([...points.topics.slice(0, 6)]).toEqual([0, 0, 1, 1, 2, 2])
    expect(points.patchIds[7]).toBe(8)
    expect(points.photoIds[7]).toBe(points.photoIds[6])
  })

  it('reads points in steps, once for all who ask meanwhile, and holds them', async () => {
    const { explorer, key } = openExplored()
    const [one, other] = await Promise.all([explorer.points(key), explorer.points(key)])
    expect(other.patchIds).toBe(one.patchIds)
    expect((await explorer.points(key)).patchIds).toBe(one.patchIds)
    expect(one).toEqual(await openExplored().explorer.points(key))
  })

  it('reads points again when the library changed while it did', async () => {
    const { explorer, key, path } = openExplored()
    const asked = [explorer.points(key), explorer.points(key)]
    const writer = openLibrary(path)
    writer.db.prepare('DELETE FROM photo WHERE id = 1').run()
    writer.close()
    explorer.forget(key.library)
    for (const { patchIds } of await Promise.all(asked)) expect([...patchIds.slice(0, 3)]).toEqual([0, 0, 3])
  })

  it('sums a run up: counts, ranges of what was measured, groups that tell patches apart', async () => {
    const { explorer, key } = openExplored()
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

  it('orders a topic by probability, any set by any measure, and finds by words', async () => {
    const { explorer, key } = openExplored()
    const { probabilities, topics } = await explorer.points(key)
    const topic = await explorer.order(key, {
      of: { kind: 'topic', topic: 3 },
      by: 'probability',
      descending: true,
    })
    expect(topic).toHaveLength(8)
    expect([...topic].every((position) => topics[position] === 3)).toBe(true)
    expect([...topic].map((position) => probabilities[position])).toEqual(
      [...topic].map((position) => probabilities[position]).sort((a, b) => b - a),
    )
    const some = await explorer.order(key, {
      of: { kind: 'positions', positions: Int32Array.of(40, 2, 9, 2, 999) },
      by: 'lightness',
      descending: false,
    })
    expect([...some].sort((a, b) => a - b)).toEqual([2, 9, 40])
    const lightness = await explorer.measure(key, 'lightness')
    expect(lightness[some[0]]).toBeLessThan(lightness[some[2]])
    const found = await explorer.order(key, {
      of: { kind: 'search', text: 'folder-1 LEFT' },
      by: 'photo',
      descending: false,
    })
    expect(found).toHaveLength(12)
  })

  it('passes over patches whose photo has been replaced since', async () => {
    const { explorer, key, path } = openExplored()
    const writer = openLibrary(path)
    writer.db.prepare('DELETE FROM photo WHERE id = 1').run()
    writer.close()
    const { patchIds, x } = await explorer.points(key)
    expect([...patchIds.slice(0, 3)]).toEqual([0, 0, 3])
    expect(x[0]).toBeNaN()
    expect(await explorer.order(key, { of: { kind: 'all' }, by: 'photo', descending: false })).toHaveLength(
      46,
    )
    await expect(explorer.details(key, 0)).rejects.toThrow(/no longer in the library/)
  })

  it('says what to do about a run that is not there or not finished', async () => {
    const { explorer, key } = openExplored()
    expect(() => explorer.topicSizes({ ...key, run: 99 })).toThrow(/not there, or not finished/)
    await expect(explorer.points({ ...key, run: 99 })).rejects.toThrow(/not there, or not finished/)
  })
})
