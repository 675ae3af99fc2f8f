import { afterEach, expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { CheekboneError } from '../../shared/errors.ts'
import { createTranslations } from '../i18n/create-translations.ts'
import { useErrorText, type ErrorText } from './useErrorText.ts'
import { usePreferences, type Language } from './usePreferences.ts'

const before = usePreferences().language
afterEach(() => {
  usePreferences().language = before
})

async function textOf(thrown: unknown, language: Language): Promise<ErrorText | null> {
  usePreferences().language = language
  let text: ErrorText | null = null
  const setup = () => {
    text = useErrorText()(thrown)
    return () => null
  }
  await renderToString(createSSRApp({ setup }).use(createTranslations()))
  return text
}

it('says what an error is, what happened and what to do next, in the language of the window', async () => {
  const error = new CheekboneError('disk-full', 'The disk that holds /a is full.', {
    reason: 'diskFull',
    values: { path: '/a' },
    hint: 'Free some space and give the same command again: what was finished is kept.',
  })
  expect(await textOf(error, 'en')).toEqual({
    title: 'The disk is full',
    sentence: error.message,
    hint: error.hint,
  })
  expect(await textOf(error, 'zh-CN')).toEqual({
    title: '磁盘已满',
    sentence: '/a 所在的磁盘已满。',
    hint: '请腾出一些空间，再执行同样的操作：已完成的部分会保留。',
  })
})

it('says what no other language knows as it came', async () => {
  const text = { sentence: 'x is undefined', hint: null }
  expect(await textOf(new TypeError('x is undefined'), 'zh-CN')).toEqual({ title: '发生了意外错误', ...text })
})
