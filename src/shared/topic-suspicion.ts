/**
 * When a topic looks as if it followed the circumstances of photos instead of skin, and how to say so in one English sentence; the
 * window, and a report in another language, say it in their own.
 *
 * A topic is under suspicion when a circumstance is significant in it (corrected for all topics and factors), decides for most of
 * its patches, and makes it stranger than anything that was measured of its skin.
 */
import {
  factorText,
  type FactorName,
  type TopicFactor,
  type TopicFinding,
  type TopicWarning,
} from './topic-factors.ts'

const significant = 0.05
/** Share of a topic's patches at one end of a range or with one value, and how far beyond the share of all patches. */
const mostAtOneEnd = 0.6
const mostOfOneValue = 0.5
const beyondItsShare = 0.25
/** Two cheeks of a photo land in one topic more often than not, so that fewer patches or a smaller share are no news. */
const fewestForAPerson = 4
const mostOfAPerson = 0.6

export function suspicionOf({ size, factors }: Pick<TopicFinding, 'size' | 'factors'>): TopicWarning | null {
  const skin = factors.filter(({ factor }) => factorText(factor).kind === 'skin')
  const unusual = skin.filter(({ adjustedP }) => adjustedP < significant)
  const strangestSkin = Math.max(0, ...unusual.map(({ strangeness }) => strangeness))
  const causes = factors.filter((factor) => decides(factor, size))
  const person = causes.find(({ factor }) => factor === 'person')
  const others = causes.filter(
    ({ factor, strangeness }) => factor !== 'person' && strangeness > strangestSkin,
  )
  const cause = person ?? strangest(others)
  return cause ? { size, cause, unusualSkin: unusual.map(({ factor }) => factor) } : null
}

function decides({ factor, adjustedP, end, share, shareOfAll }: TopicFactor, size: number): boolean {
  if (factorText(factor).kind !== 'circumstance') return false
  /* A topic of one person is none of skin, however likely it is that a person's photos look alike. */
  if (factor === 'person') return size >= fewestForAPerson && share >= mostOfAPerson && shareOfAll < share / 2
  const most = end === null ? mostOfOneValue : mostAtOneEnd
  return adjustedP < significant && share >= most && share - shareOfAll >= beyondItsShare
}

function strangest(factors: readonly TopicFactor[]): TopicFactor | undefined {
  return factors.reduce<TopicFactor | undefined>(
    (most, next) => (most && most.strangeness >= next.strangeness ? most : next),
    undefined,
  )
}

/** Such as “Topic 7 may follow the lamp: 81 % of its patches are …, and its skin is not unusual in what is measured.” */
export function suspicionSentence(topic: number, { size, cause, unusualSkin }: TopicWarning): string {
  const about = `Topic ${topic} may follow ${factorText(cause.factor).follows}`
  if (cause.factor === 'person')
    return `${about}: ${percent(cause.share)} of its ${size} patches are of the same face.`
  return `${about}: ${percent(cause.share)} of its patches ${whereabouts(cause)}, ${percent(cause.shareOfAll)} of all are; ${skinPart(unusualSkin)}.`
}

function whereabouts({ factor, end, level }: TopicFactor): string {
  if (end !== null) return `are ${factorText(factor).ends?.[end] ?? ''}`
  if (factor === 'folder') return `are from “${level}”`
  if (factor === 'camera') return `were taken with ${level}`
  if (factor === 'day') return `were taken on ${level}`
  return `are of the ${level}`
}

function skinPart(unusual: readonly FactorName[]): string {
  if (unusual.length === 0) return 'its skin is not unusual in anything measured'
  const titles = unusual.map((name) => factorText(name).title.toLowerCase())
  const names = [titles.slice(0, -1).join(', '), ...titles.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ')
  return `it is unusual in ${names}, too, and which of them it follows cannot be told`
}

function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}
