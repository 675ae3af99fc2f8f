import { describe, expect, it } from 'vitest'
import { placedPatch } from '../../../test/support/placed-patch.ts'
import { eachSkinAttribute, noTopic } from '../../shared/domain.ts'
import type { PlacedPatch } from './patch-rows.ts'
import { createTally, type RunTally } from './tally-run.ts'

/** A patch of a topic; its position is also what its attributes are. */
function patchOf(position: number, topic: number, { probability = 0.5, faceId = 1 } = {}): PlacedPatch {
  const placed = placedPatch({ id: position, faceId, attributes: eachSkinAttribute(() => position) })
  return { ...placed, position, assignment: { ...placed.assignment, topic, probability } }
}

function tallyOf(patches: readonly PlacedPatch[], persons = Int32Array.of(0, 7, 8), atOnce = 3): RunTally {
  const tallying = createTally({ persons, rows: patches.length })
  for (let first = 0; first < patches.length; first += atOnce)
    tallying.add(patches.slice(first, first + atOnce))
  return tallying.read()
}

describe('the tally of a run', () => {
  it('has topics by size, then by number, and counts what has none', () => {
    const topics = [4, noTopic, 2, 4, 9, 2]
    const { patches, withoutTopic, topics: found } = tallyOf(topics.map((topic, i) => patchOf(i, topic)))
    expect({ patches, withoutTopic }).toEqual({ patches: 6, withoutTopic: 1 })
    expect(found.map(({ topic, size }) => [topic, size])).toEqual([
      [2, 2],
      [4, 2],
      [9, 1],
    ])
  })

  it('counts people, and does not where one of them is not known', () => {
    const [known, unknown, faceless] = tallyOf([
      ...[1, 2, 1].map((faceId, i) => patchOf(i, 0, { faceId })),
      ...[1, 3].map((faceId, i) => patchOf(i, 1, { faceId })),
      { ...patchOf(5, 2), patch: { ...patchOf(5, 2).patch, faceId: null } },
    ]).topics
    expect([known.people, unknown.people, faceless.people]).toEqual([2, undefined, undefined])
  })

  it('has means over the patches that have an attribute', () => {
    const without = patchOf(100, 0)
    without.patch.attributes.shine = Number.NaN
    const [{ attributes }] = tallyOf([patchOf(1, 0), without, patchOf(4, 0)]).topics
    expect(attributes.shine).toBe(2.5)
    expect(attributes.pores).toBe(35)
    without.assignment.topic = 1
    expect(tallyOf([without]).topics[0].attributes.shine).toBeNaN()
  })

  it('keeps the most typical patches, those found first when equal', () => {
    const patches = Array.from({ length: 50 }, (_, i) => patchOf(i, 0, { probability: (i % 25) / 25 }))
    const [{ exemplars, size }] = tallyOf(patches).topics
    expect(size).toBe(50)
    const expected = [24, 49, 23, 48, 22, 47, 21, 46, 20, 45, 19, 44, 18, 43, 17, 42]
    expect(exemplars.map(({ position }) => position)).toEqual(expected)
  })

  it('draws every patch of a run that has room on a map', () => {
    const { map } = tallyOf([patchOf(0, 3), patchOf(1, noTopic)])
    expect(map).toEqual([
      { x: 1, y: -2, topic: 3 },
      { x: 1, y: -2, topic: noTopic },
    ])
  })

  it('draws of a larger run as large a part of every topic, and something of each', () => {
    const sizes = [100_000, 19_999, 1]
    const patches = sizes.flatMap((size, topic) => Array<PlacedPatch>(size).fill(patchOf(0, topic)))
    const { map, topics } = tallyOf(patches, undefined, 1000)
    expect(topics.map(({ size }) => size)).toEqual(sizes)
    const drawn = sizes.map((_, topic) => map.filter((point) => point.topic === topic).length)
    expect(drawn).toEqual([33_334, 6667, 1])
  })
})
