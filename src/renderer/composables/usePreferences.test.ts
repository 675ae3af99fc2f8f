import { describe, expect, it } from 'vitest'
import { readPreferences } from './usePreferences.ts'

describe('preferences', () => {
  it('come back as they were kept', () => {
    const kept = { theme: 'dark', language: 'zh-CN', privacy: true }
    expect(readPreferences(JSON.stringify(kept), ['en-GB'])).toEqual(kept)
  })

  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['de-DE', 'zh'], 'en'],
    [[], 'en'],
  ])('follow the browser that speaks %j at first', (spoken, language) =>
    expect(readPreferences(null, spoken)).toEqual({ theme: 'system', language, privacy: false }),
  )

  it.each(['{', 'null', '[]', '"dark"', '{"theme":"pink","language":"xx","privacy":"yes"}'])(
    'fall back to the defaults from %s',
    (text) =>
      expect(readPreferences(text, ['en'])).toEqual({ theme: 'system', language: 'en', privacy: false }),
  )
})
