/**
 * What an error says in another language than English. English stands where the error is made, once; the others look its reason up
 * here, and keep to English where they do not know it: an engine of another version may have reasons of its own.
 */
import type { PageLanguage } from '../host-info.ts'
import type { ErrorFrame } from '../rpc/frames.ts'
import { reasonsInChinese } from './chinese/all.ts'
import { keptSentenceInChinese } from './chinese/kept-sentences.ts'
import { fillIn } from './fill-in.ts'

/** `{name}` stands for a value of the error. There is a hint where the English error has one. */
export interface ReasonText {
  sentence: string
  hint?: string
}
/** By reason. */
export type ReasonTexts = Readonly<Record<string, ReasonText>>

interface Translation {
  reasons: ReasonTexts
  /** Of a sentence that was kept without a reason. */
  kept: (sentence: string) => string
}

const translations: Record<PageLanguage, Translation | null> = {
  en: null,
  'zh-CN': { reasons: reasonsInChinese, kept: keptSentenceInChinese },
}

export type ErrorWords = Pick<ErrorFrame, 'sentence' | 'hint'>

/** Sentence and hint of an error as a person of this language reads them. */
export function errorWords(error: ErrorFrame, language: PageLanguage): ErrorWords {
  const { sentence, hint, reason } = error
  const translation = translations[language]
  if (!translation || reason === undefined || !Object.hasOwn(translation.reasons, reason))
    return { sentence, hint }
  const text = translation.reasons[reason]
  /* A value may be a sentence itself: why a folder cannot be opened. */
  const values = Object.fromEntries(
    Object.entries(error.values ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? translation.kept(value) : value,
    ]),
  )
  const words = { sentence: fillIn(text.sentence, values), hint: fillIn(text.hint ?? '', values) }
  if (words.sentence === null || words.hint === null) return { sentence, hint }
  return { sentence: words.sentence, hint: words.hint === '' ? hint : words.hint }
}

/** What a library or a job keeps as an English sentence, such as why a photo was left out, in this language. */
export function keptSentence(sentence: string, language: PageLanguage): string {
  return translations[language]?.kept(sentence) ?? sentence
}
