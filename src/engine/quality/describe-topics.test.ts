import { expect, test } from 'vitest'
import type { TopicFactor } from '../../shared/topic-factors.ts'
import { suspicionOf, suspicionSentence } from '../../shared/topic-suspicion.ts'
import { describeTopics } from './describe-topics.ts'

const plain: TopicFactor = {
  factor: 'sharpness',
  strangeness: 0.4,
  adjustedP: 0.01,
  difference: -2,
  end: 'low',
  level: null,
  share: 0.81,
  shareOfAll: 0.33,
}

function sentenceOn({
  topic,
  ...found
}: {
  topic: number
  size: number
  factors: TopicFactor[]
}): string | null {
  const warning = suspicionOf(found)
  return warning && suspicionSentence(topic, warning)
}

const looks = ['a.jpg', 'b.jpg', 'c.jpg'].map((path, at) => ({
  path,
  contentHash: path === 'c.jpg' ? 'as-b' : `as-${path[0]}`,
  hash: Uint8Array.from({ length: 8 }, (_, byte) => (at === 0 ? 255 : byte)),
}))

test('people, photos and duplicates of each topic are counted, the largest topic first', () => {
  const topics = describeTopics({
    topics: [7, 2, 2, 2, -1],
    photos: ['a.jpg', 'b.jpg', 'b.jpg', 'c.jpg', 'c.jpg'],
    persons: [undefined, 1, 1, 4, 4],
    looks,
    coherence: new Map([[2, 0.75]]),
    exclusivity: new Map([[7, 0.5]]),
    factors: [],
  })
  expect(topics).toMatchObject([
    { topic: 2, size: 3, photos: 2, people: 2, duplicates: 1, coherence: 0.75, exclusivity: null },
    { topic: 7, size: 1, photos: 1, people: null, duplicates: 0, coherence: null, exclusivity: 0.5 },
  ])
})

test('a circumstance is named with its share, and whether skin is unusual, too', () => {
  const rough = { ...plain, factor: 'roughness', strangeness: 0.3, share: 0.7 } as const
  expect(sentenceOn({ topic: 7, size: 20, factors: [plain] })).toBe(
    'Topic 7 may follow the focus: 81\u00a0% of its patches are in the least sharp third, 33\u00a0% of all are; its skin is not unusual in anything measured.',
  )
  expect(sentenceOn({ topic: 7, size: 20, factors: [plain, rough] })).toContain(
    'it is unusual in relief, too, and which of them it follows cannot be told.',
  )
})

test.each<[string, Partial<TopicFactor>]>([
  ['what may be chance', { adjustedP: 0.06 }],
  ['what holds for few of its patches', { share: 0.5 }],
  ['what holds for most patches anyway', { share: 0.81, shareOfAll: 0.7 }],
  ['lightness, which is skin as well as light', { factor: 'lightness' }],
  ['skin', { factor: 'toneIta' }],
])('nothing is said of %s', (_, change) => {
  expect(sentenceOn({ topic: 1, size: 20, factors: [{ ...plain, ...change }] })).toBeNull()
})

test('nothing is said where skin is stranger than the circumstance', () => {
  const tone = { ...plain, factor: 'toneIta', strangeness: 0.5 } as const
  expect(sentenceOn({ topic: 1, size: 20, factors: [plain, tone] })).toBeNull()
})

test('a topic of one person is said to be one, even where a small topic proves nothing', () => {
  const person: TopicFactor = {
    ...plain,
    factor: 'person',
    adjustedP: 1,
    difference: null,
    end: null,
    share: 0.75,
    shareOfAll: 0.1,
  }
  expect(sentenceOn({ topic: 3, size: 8, factors: [person] })).toBe(
    'Topic 3 may follow one person: 75\u00a0% of its 8 patches are of the same face.',
  )
  expect(sentenceOn({ topic: 3, size: 2, factors: [{ ...person, share: 1 }] })).toBeNull()
})
