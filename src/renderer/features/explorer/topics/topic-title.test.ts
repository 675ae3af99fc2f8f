import { describe, expect, it } from 'vitest'
import { topics as english } from '../../../locales/en/topics.ts'
import { eachSkinAttribute, type SkinAttributes } from '../../../../shared/domain.ts'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { topicNames, topicNumber, topicTitle } from './topic-title.ts'

/** The English texts without the rest of the window. */
function t(key: string, named: Record<string, unknown>): string {
  const found = key
    .split('.')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], english)
  return String(found).replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))
}

describe('topicTitle', () => {
  it('is the name that the person gave', () => {
    const character = [{ measure: 'spots', direction: 'high' }] as const
    expect(topicTitle({ topic: 3, name: 'Freckled', character: [...character] }, t)).toBe('Freckled')
  })

  it('says without a name what stands out, once where two measures say the same', () => {
    expect(
      topicTitle(
        {
          topic: 3,
          name: ' ',
          character: [
            { measure: 'toneIta', direction: 'low' },
            { measure: 'roughness', direction: 'high' },
            { measure: 'lightness', direction: 'low' },
          ],
        },
        t,
      ),
    ).toBe('Darker, rougher')
  })

  it('is the number where nothing stands out', () => {
    expect(topicTitle({ topic: 12, name: null, character: [] }, t)).toBe('Topic 12')
    expect(topicNumber(-1, t)).toBe('No topic')
  })
})

describe('topicNames', () => {
  type Deviations = Partial<Record<keyof SkinAttributes, number>>

  /** The engine names at most one trait of these, the one that stands out most. */
  function entry(topic: number, deviations: Deviations, name: string | null = null): TopicEntry {
    const [first] = (Object.keys(deviations) as (keyof SkinAttributes)[]).map((measure) => ({
      measure,
      direction: (deviations[measure] ?? 0) > 0 ? ('high' as const) : ('low' as const),
    }))
    return {
      topic,
      name,
      character: (first as typeof first | undefined) ? [first] : [],
      note: '',
      size: 1,
      people: null,
      photos: 1,
      swatch: '#808080',
      attributes: eachSkinAttribute((measure) => ({ mean: 0, deviation: deviations[measure] ?? 0 })),
      exemplars: [],
      warnings: [],
      x: 0,
      y: 0,
    }
  }
  const namesOf = (...entries: TopicEntry[]) => [...topicNames(entries, t).values()]
  const titlesOf = (...entries: TopicEntry[]): string[] => namesOf(...entries).map(({ title }) => title)
  const shortsOf = (...entries: TopicEntry[]): string[] => namesOf(...entries).map(({ short }) => short)

  it('adds what tells apart those that would be called the same, and leaves others alone', () => {
    expect(
      titlesOf(
        entry(0, { redness: 2, shine: -1 }),
        entry(1, { redness: 1, pores: 0.5, spots: 0.3 }),
        entry(2, { roughness: 1, shine: 0.9 }),
      ),
    ).toEqual(['Redder, more matt', 'Redder, more pores', 'Rougher'])
  })

  it('goes on adding while they are still the same', () => {
    expect(
      titlesOf(
        entry(0, { redness: 2, shine: 1, pores: 0.5 }),
        entry(1, { redness: 2, shine: 1, pores: -0.5 }),
      ),
    ).toEqual(['Redder, shinier, more pores', 'Redder, shinier, fewer pores'])
  })

  it('numbers those of which there is no more to say', () => {
    expect(titlesOf(entry(3, { redness: 1 }), entry(8, { redness: 1, shine: 0.1 }))).toEqual([
      'Redder (3)',
      'Redder (8)',
    ])
    expect(titlesOf(entry(3, {}), entry(8, {}))).toEqual(['Topic 3', 'Topic 8'])
  })

  it('never changes a name that was given, and keeps made ones apart from it', () => {
    expect(
      titlesOf(entry(0, { redness: 2 }, 'Shinier'), entry(1, { shine: 1 }), entry(2, {}, 'Shinier')),
    ).toEqual(['Shinier', 'Shinier (1)', 'Shinier'])
  })

  it('is as short as two words can be, those that fewer topics have first', () => {
    const alike = { redness: 2, shine: 1 }
    expect(
      shortsOf(
        entry(0, { ...alike, pores: 0.5 }),
        entry(1, { ...alike, pores: -0.5 }),
        entry(2, { ...alike, spots: 0.5 }),
        entry(3, { roughness: 1, pores: 0.5 }),
        entry(4, { roughness: 1, pores: -0.5 }),
        entry(5, { evenness: 1 }),
      ),
    ).toEqual([
      'More pores, redder',
      'Fewer pores, redder',
      'Spotted, redder',
      'Rougher, more pores',
      'Rougher, fewer pores',
      'More even',
    ])
  })

  it('has a short form of its own for each topic, whatever they share', () => {
    const measures = ['redness', 'shine', 'pores', 'spots', 'roughness'] as const
    const entries = Array.from({ length: 60 }, (_, topic) =>
      entry(
        topic,
        Object.fromEntries(measures.map((measure, i) => [measure, (topic >> i) & 1 ? 2 - i / 4 : i / 4 - 2])),
      ),
    )
    const names = namesOf(...entries)
    expect(new Set(names.map(({ short }) => short)).size).toBe(60)
    expect(names.every(({ title, short }) => short.length <= title.length)).toBe(true)
  })

  it('cuts long names that were given in their middle, unless they would be the same', () => {
    const long = 'Left cheek in the light of the window, after a night'
    expect(shortsOf(entry(0, {}, `${long} of sleep`), entry(1, {}, `${long} at work`), entry(2, {}))).toEqual(
      ['Left cheek in … night of sleep', 'Left cheek in … night at work', 'Topic 2'],
    )
    const [first] = shortsOf(
      entry(0, {}, 'Left cheek, visit one, with a rash all over'),
      entry(1, {}, 'Left cheek, visit two, with a rash all over'),
    )
    expect(first).toBe('Left cheek, visit one, with a rash all over')
  })
})
