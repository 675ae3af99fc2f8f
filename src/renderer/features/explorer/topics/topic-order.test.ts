import { describe, expect, it } from 'vitest'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { eachSkinAttribute } from '../../../../shared/domain.ts'
import { orderTopics, type OrderOptions, type TopicSort } from './topic-order.ts'

function entry(topic: number, given: Partial<TopicEntry> = {}): TopicEntry {
  return {
    topic,
    name: null,
    character: [],
    note: '',
    size: 10,
    people: 5,
    photos: 5,
    swatch: '#808080',
    attributes: eachSkinAttribute(() => ({ mean: 0, deviation: 0 })),
    exemplars: [],
    warnings: [],
    x: 0,
    y: 0,
    ...given,
  }
}

function order(entries: TopicEntry[], by: TopicSort, given: Partial<OrderOptions> = {}): number[] {
  const options: OrderOptions = {
    by,
    filter: '',
    titleOf: ({ name, topic }) => name ?? `Topic ${topic}`,
    judgedOf: () => 0,
    compareTitles: (a, b) => (a < b ? -1 : Number(a > b)),
    ...given,
  }
  return orderTopics(entries, options).map(({ topic }) => topic)
}

describe('orderTopics', () => {
  it('sorts by size, name, people and what is left to judge', () => {
    const entries = [
      entry(0, { size: 9, people: 2, name: 'b' }),
      entry(1, { size: 8, people: 4, name: 'c' }),
      entry(2, { size: 8, people: null, photos: 3, name: 'a' }),
    ]
    expect(order(entries, 'size')).toEqual([0, 1, 2])
    expect(order(entries, 'name')).toEqual([2, 0, 1])
    expect(order(entries, 'people')).toEqual([1, 2, 0])
    expect(order(entries, 'checked', { judgedOf: (topic) => [1, 0.5, 0][topic] })).toEqual([2, 1, 0])
  })

  it('sorts by the mean of any attribute, those not measured last', () => {
    const of = (mean: number): Partial<TopicEntry> => ({
      attributes: {
        ...eachSkinAttribute(() => ({ mean: 0, deviation: 0 })),
        redness: { mean, deviation: 0 },
      },
    })
    expect(order([entry(0, of(Number.NaN)), entry(1, of(-3)), entry(2, of(7))], 'redness')).toEqual([2, 1, 0])
  })

  it('shows those in whose title, note or number all words occur', () => {
    const entries = [entry(0, { name: 'Warm lamp' }), entry(1, { note: 'the lamp again' }), entry(12)]
    expect(order(entries, 'size', { filter: ' LAMP ' })).toEqual([0, 1])
    expect(order(entries, 'size', { filter: 'lamp warm' })).toEqual([0])
    expect(order(entries, 'size', { filter: '12' })).toEqual([12])
  })
})
