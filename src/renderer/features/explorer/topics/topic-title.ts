import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { standingOut } from '../../../../shared/visible-attributes.ts'

type Translate = (key: string, named: Record<string, unknown>) => string
type Trait = TopicEntry['character'][number]

/**
 * How a topic is called for itself: as the person named it; else what stands out in its skin (`Darker, rougher`); else by its
 * number. Others may be called the same: topicNames.
 *
 * @param t of `useI18n()`, so that the words follow the language
 */
export function topicTitle(entry: Pick<TopicEntry, 'topic' | 'name' | 'character'>, t: Translate): string {
  if (entry.name !== null && entry.name.trim() !== '') return entry.name
  const said = sayTraits(entry.character, t)
  return said === '' ? topicNumber(entry.topic, t) : said
}

/** By its number, which is the same in tables and files; -1 stands for patches that belong to no topic. */
export function topicNumber(topic: number, t: Translate): string {
  return topic < 0 ? t('topics.none', {}) : t('topics.number', { topic })
}

export interface TopicNames {
  /** By which topics are told apart. */
  title: string
  /** For narrow places: what tells it apart comes first, and two words are enough. As unlike all others as the title. */
  short: string
}

/** How far from the library's mean, in its standard deviations, a trait tells topics apart that are otherwise called the same. */
const leastTelling = 0.25
const mostTraits = 4
/** Of a name that a person gave: longer ones are cut in the middle, since they often begin alike. */
const mostLetters = 30
const shortTraits = 2

/** Names of a run's topics by which they are told apart. What a person named is titled so. */
export function topicNames(entries: readonly TopicEntry[], t: Translate): ReadonlyMap<number, TopicNames> {
  const made = makeTitles(entries, t)
  const all = made.map(({ words }) => words)
  const shorts = made.map(({ title, words, number }) => {
    if (words.length === 0) return cutMiddle(title)
    if (words.length <= shortTraits) return title
    return withNumber(joinWords(tellingWords(words, all), t), number, t)
  })
  const takenBy = (text: string, other: number): boolean =>
    shorts[other] === text || made[other].title === text
  return new Map(
    made.map(({ topic, title }, at) => {
      const isTaken = made.some((_, other) => other !== at && takenBy(shorts[at], other))
      return [topic, { title, short: isTaken ? title : shorts[at] }]
    }),
  )
}

interface MadeTitle {
  topic: number
  title: string
  /** What it is made of, the strongest first; none where it is a name that was given or a number. */
  words: readonly string[]
  /** Where it takes one to tell it apart. */
  number: number | null
}

/**
 * Those that would be called the same get the trait that is most telling of the others, one after the other, and those that are
 * still the same, or for which nothing is left to say, their number.
 */
function makeTitles(entries: readonly TopicEntry[], t: Translate): MadeTitle[] {
  const isGiven = ({ name }: TopicEntry): boolean => name !== null && name.trim() !== ''
  const taken = new Set(entries.filter(isGiven).map((entry) => topicTitle(entry, t)))
  const own = entries.filter((entry) => !isGiven(entry))
  const traits = new Map(own.map((entry) => [entry.topic, [...entry.character]]))
  const titleNow = (entry: TopicEntry): string =>
    topicTitle({ ...entry, character: traits.get(entry.topic) ?? [] }, t)

  for (let said = 0; said < mostTraits; said++)
    for (const entry of sharing(own, titleNow, taken)) {
      const now = traits.get(entry.topic) ?? []
      const next = now.length === 0 ? undefined : nextTrait(entry, now, t)
      if (next && now.length < mostTraits) traits.set(entry.topic, [...now, next])
    }
  const same = new Set(sharing(own, titleNow, taken).map(({ topic }) => topic))
  return entries.map((entry) => {
    const { topic } = entry
    const number = same.has(topic) ? topic : null
    const words = wordsOf(traits.get(topic) ?? [], t)
    return { topic, title: withNumber(titleNow(entry), number, t), words, number }
  })
}

function withNumber(title: string, topic: number | null, t: Translate): string {
  return topic === null ? title : t('topics.numbered', { title, topic })
}

/**
 * The fewest words that no other topic has all of, those that fewer topics have first, and after a single one the strongest of the
 * rest. Where others have them all, the rarest two.
 *
 * @param said words of one topic, the strongest first
 * @param all words of each topic, this one among them
 */
function tellingWords(said: readonly string[], all: readonly (readonly string[])[]): readonly string[] {
  const holders = (some: readonly string[]): number =>
    all.filter((words) => some.every((word) => words.includes(word))).length
  const count = new Map(said.map((word) => [word, holders([word])]))
  const rarest = [...said].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0))
  if (holders(said) > 1) return rarest.slice(0, shortTraits)
  const fewest = subsetsOf(rarest).find((some) => holders(some) === 1) ?? rarest
  const others = said.filter((word) => !fewest.includes(word))
  return [...fewest, ...others.slice(0, Math.max(0, shortTraits - fewest.length))]
}

/** All but the empty one, small ones first, each in the order of `words`. */
function subsetsOf(words: readonly string[]): string[][] {
  const subsets = Array.from({ length: 2 ** words.length - 1 }, (_, at) =>
    words.filter((_word, i) => ((at + 1) >> i) & 1),
  )
  return subsets.sort((a, b) => a.length - b.length)
}

/** The end of a long name tells as much as its beginning. */
function cutMiddle(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= mostLetters) return name
  const half = (mostLetters - 2) / 2
  return `${letters.slice(0, half).join('').trimEnd()} … ${letters.slice(-half).join('').trimStart()}`
}

function sharing(
  entries: readonly TopicEntry[],
  titleOf: (entry: TopicEntry) => string,
  taken: ReadonlySet<string>,
): TopicEntry[] {
  const groups = Map.groupBy(entries, titleOf)
  return [...groups].flatMap(([title, group]) => (group.length > 1 || taken.has(title) ? group : []))
}

/** The one that stands out most and says something new. */
function nextTrait({ attributes }: TopicEntry, said: readonly Trait[], t: Translate): Trait | undefined {
  const words = new Set(said.map((trait) => sayTrait(trait, t)))
  return standingOut(attributes, leastTelling)
    .filter((measure) => said.every((trait) => trait.measure !== measure))
    .map((measure): Trait => ({ measure, direction: attributes[measure].deviation > 0 ? 'high' : 'low' }))
    .find((trait) => !words.has(sayTrait(trait, t)))
}

function sayTrait({ measure, direction }: Trait, t: Translate): string {
  return t(`topics.character.${measure}.${direction}`, {})
}

/** Two measures may say the same, such as a low tone and a low lightness. */
function wordsOf(traits: readonly Trait[], t: Translate): string[] {
  return [...new Set(traits.map((trait) => sayTrait(trait, t)))]
}

function sayTraits(traits: readonly Trait[], t: Translate): string {
  return joinWords(wordsOf(traits, t), t)
}

function joinWords(words: readonly string[], t: Translate): string {
  const said = words.join(t('topics.character.between', {}))
  return said.charAt(0).toUpperCase() + said.slice(1)
}
