import { describe, expect, it } from 'vitest'
import { lampWarning, openExplored } from '../../../test/support/open-explored.ts'
import { foldEdits } from '../curation/fold-edits.ts'
import type { StoredEdit } from '../store/topic-edits.ts'

describe('an explorer, of topics,', () => {
  it('lets others in while it describes topics, tells all who ask the same, and tells their sizes at once', async () => {
    const { explorer, key } = openExplored()
    const both = Promise.all([explorer.describeTopics(key), explorer.describeTopics(key)])
    const sizes = explorer.topicSizes(key)
    const [one, other] = await both
    expect(other).toBe(one)
    expect(one).toEqual(openExplored().explorer.topics(key))
    expect(sizes).toEqual(one.map(({ topic, size }) => ({ topic, size })))
  })

  it('describes topics anew after an edit that came while it did', async () => {
    let merged = false
    const { explorer, key } = openExplored({
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
    const { explorer, key } = openExplored({ patches: 50 })
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

  it('shows a topic by its most typical patches, first of different photos', async () => {
    const { explorer, key } = openExplored()
    const [{ topic, exemplars }] = explorer.topics(key)
    const { probabilities, topics, photoIds } = await explorer.points(key)
    expect(exemplars).toHaveLength(8)
    expect(exemplars.every((position) => topics[position] === topic)).toBe(true)
    const best = exemplars.slice(0, 4)
    expect(new Set(best.map((position) => photoIds[position])).size).toBe(4)
    expect(best.map((position) => probabilities[position])).toEqual(
      best.map((position) => probabilities[position]).sort((a, b) => b - a),
    )
  })

  it('shows the topics as the person has merged and named them, once told to look again', async () => {
    let merged = false
    const { explorer, key } = openExplored({
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
      await explorer.order(key, { of: { kind: 'search', text: 'dark' }, by: 'photo', descending: false }),
    ).toHaveLength(16)
  })

  it('gives points as they are after an edit that came while they were asked for', async () => {
    const edits: StoredEdit[] = [
      { number: 1, undone: false, change: { kind: 'merge', topic: 1, others: [0] } },
    ]
    const { explorer, key } = openExplored({ curate: (topics) => foldEdits(topics, edits) })
    await explorer.points(key)
    explorer.forgetCuration(key)
    const asked = explorer.points(key)
    edits.push({ number: 2, undone: false, change: { kind: 'merge', topic: 2, others: [1] } })
    explorer.forgetCuration(key)
    const { topics, probabilities } = await asked
    expect([...new Set(topics)]).toEqual([2, 3, 4, 5])
    const { mixture } = await explorer.details(key, 0)
    expect(probabilities[0]).toBe(mixture[0].weight)
  })

  it('tells of what patches are made, and how much they are of their topic, after merges', async () => {
    const edits: StoredEdit[] = []
    const { explorer, key } = openExplored({ curate: (topics) => foldEdits(topics, edits) })
    const before = await explorer.details(key, 2)
    const found = await explorer.points(key)
    expect(before.mixture[0]).toEqual({ topic: 1, weight: found.probabilities[2] })
    edits.push({ number: 1, undone: false, change: { kind: 'merge', topic: 1, others: [0, 2, 3] } })
    explorer.forgetCuration(key)
    const after = await explorer.details(key, 2)
    const weight = before.mixture
      .filter(({ topic }) => topic <= 3)
      .reduce((sum, part) => sum + part.weight, 0)
    expect(after.mixture).toHaveLength(3)
    expect(after.mixture[0].topic).toBe(1)
    expect(after.mixture[0].weight).toBeCloseTo(weight, 5)
    expect(after.entropy).toBeLessThan(before.entropy)
    const { topics, weights } = await explorer.mixture(key)
    expect([...topics.slice(6, 9)]).toEqual(after.mixture.map(({ topic }) => topic))
    expect(weights[6]).toBe(after.mixture[0].weight)
    expect((await explorer.points(key)).probabilities[2]).toBe(after.mixture[0].weight)
    expect((await explorer.measure(key, 'probability'))[2]).toBe(after.mixture[0].weight)
    expect((await explorer.run(key)).ranges.probability![3]).toBeGreaterThan(0.6)
  })
})
