import { describe, expect, it } from 'vitest'
import { topics as english } from '../../../locales/en/topics.ts'
import { topicNumber, topicTitle } from './topic-title.ts'

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
