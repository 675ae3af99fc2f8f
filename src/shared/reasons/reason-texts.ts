/**
 * What an error says in another language than English. English stands where the error is made, once; the others look its reason up
 * here, and keep to English where they do not know it: an engine of another version may have reasons of its own.
 */
import type { PageLanguage } from '../host-info.ts'
import type { ReasonValues } from '../errors.ts'
import type { ErrorFrame } from '../rpc/frames.ts'
import { reasonsInChinese } from './chinese/all.ts'

/** `{name}` stands for a value of the error. There is a hint where the English error has one. */
export interface ReasonText {
  sentence: string
  hint?: string
}
/** By reason. */
export type ReasonTexts = Readonly<Record<string, ReasonText>>

const textsOf: Record<PageLanguage, ReasonTexts> = { en: {}, 'zh-CN': reasonsInChinese }

const placeholder = /\{(\w+)\}/g

export type ErrorWords = Pick<ErrorFrame, 'sentence' | 'hint'>

/** Sentence and hint of an error as a person of this language reads them. */
export function errorWords(error: ErrorFrame, language: PageLanguage): ErrorWords {
  const { sentence, hint, reason, values = {} } = error
  const texts = textsOf[language]
  if (reason === undefined || !Object.hasOwn(texts, reason)) return { sentence, hint }
  const text = texts[reason]
  const words = { sentence: fill(text.sentence, values), hint: fill(text.hint ?? '', values) }
  if (words.sentence === null || words.hint === null) return { sentence, hint }
  return { sentence: words.sentence, hint: words.hint === '' ? hint : words.hint }
}

/** Null where a value is missing. */
function fill(text: string, values: ReasonValues): string | null {
  const names = [...text.matchAll(placeholder)].map(([, name]) => name)
  if (!names.every((name) => Object.hasOwn(values, name))) return null
  return text.replaceAll(placeholder, (_, name: string) => String(values[name]))
}
