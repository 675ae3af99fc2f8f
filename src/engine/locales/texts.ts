/**
 * What files that are made for people say, in the languages of the window: reports, and words drawn over photos. Numbers come written.
 * What the engine says while it works stays English; what a library keeps of that is put into a report by `said`.
 */
import type { PageLanguage } from '../../shared/host-info.ts'
import { texts as english } from './en/texts.ts'
import { texts as chinese } from './zh-CN/texts.ts'

export type Texts = typeof english

export function textsIn(language: PageLanguage): Texts {
  return { en: english, 'zh-CN': chinese }[language]
}
