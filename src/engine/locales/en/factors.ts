import { html } from '../../exports/report/markup.ts'
import { factorText, factorNames, type FactorName, type TopicWarning } from '../../../shared/topic-factors.ts'
import { suspicionSentence } from '../../../shared/topic-suspicion.ts'

/** JPEG keeps its capitals. */
function withinSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title[0].toLowerCase() + title.slice(1) : title
}

function listed(names: readonly FactorName[]): string {
  return names.map((name) => withinSentence(titles[name])).join(', ')
}

const titles = Object.fromEntries(factorNames.map((name) => [name, factorText(name).title])) as Record<
  FactorName,
  string
>

/** What topics may follow instead of skin. */
export const factors = {
  title: 'What topics follow',
  explain: html`How much of the topics can be told from where and how a photo was taken, and how much from the
    skin that was measured: 0 % is chance, 100 % decides them. Whole photos were shuffled to know chance, so
    that two cheeks of one photo do not count twice. <b>Beyond tone</b> is what is left among photos of like
    skin tone. Lightness is made of skin and light alike and proves neither. Pale values may be chance.`,
  columns: { factor: 'Factor', known: 'Known of', beyondTone: 'Beyond tone' },
  kinds: { circumstance: 'the photo', both: 'skin and light', skin: 'the skin' },
  titles,
  same: (names: readonly FactorName[]): string => `The same for all: ${listed(names)}.`,
  unknown: (names: readonly FactorName[]): string => `Not known: ${listed(names)}.`,
  suspicion: (topic: number, warning: TopicWarning): string => suspicionSentence(topic, warning),
}
