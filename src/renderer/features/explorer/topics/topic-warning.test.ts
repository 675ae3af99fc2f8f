import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { factorNames, factorText, type TopicFactor } from '../../../../shared/topic-factors.ts'
import { suspicionSentence } from '../../../../shared/topic-suspicion.ts'
import { messages as english } from '../../../locales/en/messages.ts'
import { messages as chinese } from '../../../locales/zh-CN/messages.ts'
import { warningText } from './topic-warning.ts'

function say(
  locale: 'en' | 'zh-CN',
  cause: Partial<TopicFactor>,
  { unusualSkin = [], withoutNames = false }: { unusualSkin?: 'roughness'[]; withoutNames?: boolean } = {},
): string {
  const i18n = createI18n({ legacy: false, locale, messages: { en: english, 'zh-CN': chinese } })
  const share = (value: number): string => `${Math.round(100 * value)}\u00a0%`
  const t = (key: string, named: Record<string, unknown>): string => i18n.global.t(key, named)
  return warningText({ size: 20, cause: { ...dim, ...cause }, unusualSkin }, { t, share, withoutNames })
}

const dim: TopicFactor = {
  factor: 'lightLevel',
  strangeness: 0.6,
  adjustedP: 0.01,
  difference: -2,
  end: 'low',
  level: null,
  share: 0.81,
  shareOfAll: 0.33,
}

describe('what a topic may follow instead of skin', () => {
  it('is said in the language of the window', () => {
    expect(say('zh-CN', {})).toBe(
      '此主题可能反映的是灯光：其小块中有 81\u00a0% 属于光线最暗的三分之一，而在全部小块中为 33\u00a0%；其皮肤在所测各方面并无特别之处。',
    )
    expect(
      say('zh-CN', { factor: 'side', end: null, level: 'left cheek' }, { unusualSkin: ['roughness'] }),
    ).toContain('属于 左脸颊，而在全部小块中为 33\u00a0%；它在粗糙度方面也不同寻常')
    expect(say('zh-CN', { factor: 'person', end: null })).toBe(
      '此主题可能反映的是某一个人：其 20 个小块中有 81\u00a0% 来自同一张脸。',
    )
  })

  it('names no folder while only patches are shown', () => {
    const cause = { factor: 'folder', end: null, level: 'Anna Berg' } as const
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(say(locale, cause)).toContain('Anna Berg')
      expect(say(locale, cause, { withoutNames: true })).not.toContain('Anna')
    }
    expect(say('en', cause, { withoutNames: true })).toContain('of its patches are from one folder')
  })

  const circumstances = factorNames.filter((name) => factorText(name).kind === 'circumstance')

  it.each(circumstances)('is in English what the report says of %s', (factor) => {
    const ends = factorText(factor).ends ? (['low', 'high'] as const) : [null]
    for (const end of ends) {
      const level = end === null ? 'left cheek' : null
      const cause = { ...dim, factor, end, level }
      for (const unusualSkin of [[], ['roughness' as const]]) {
        const sentence = suspicionSentence(7, { size: 20, cause, unusualSkin })
        expect(say('en', cause, { unusualSkin })).toBe(sentence.replace('Topic 7', 'This topic'))
      }
    }
  })
})
