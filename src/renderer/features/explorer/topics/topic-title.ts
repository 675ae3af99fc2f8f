import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { standingOut } from '../../../../shared/visible-attributes.ts'

type Translate = (key: string, named: Record<string, unknown>) => string
type Trait = TopicEntry['character'][number]

/**
 * How a topic is called for itself: as the person named it; else what stands out in its skin (`Darker, rougher`); else by its
 * number. Others may be called the same: topicTitles.
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

/** How far from the library's mean, in its standard deviations, a trait tells topics apart that are otherwise called the same. */
const leastTelling = 0.25
const mostTraits = 4

/**
 * Titles of a run's topics by which they are told apart. Those that would be called the same get the trait that is most telling
 * of the others, one after the other, and those that are still the same, or for which nothing is left to say, their number.
 * What a person named stays as it is.
 */
export function topicTitles(entries: readonly TopicEntry[], t: Translate): ReadonlyMap<number, string> {
  const given = entries.filter(({ name }) => name !== null && name.trim() !== '')
  const titles = new Map(given.map((entry) => [entry.topic, topicTitle(entry, t)]))
  const taken = new Set(titles.values())
  const own = entries.filter(({ topic }) => !titles.has(topic))
  const traits = new Map(own.map((entry) => [entry.topic, [...entry.character]]))
  const titleNow = (entry: TopicEntry): string =>
    topicTitle({ ...entry, name: null, character: traits.get(entry.topic) ?? [] }, t)

  for (let said = 0; said < mostTraits; said++)
    for (const entry of sharing(own, titleNow, taken)) {
      const now = traits.get(entry.topic) ?? []
      const next = now.length === 0 ? undefined : nextTrait(entry, now, t)
      if (next && now.length < mostTraits) traits.set(entry.topic, [...now, next])
    }
  const same = new Set(sharing(own, titleNow, taken).map(({ topic }) => topic))
  for (const entry of own) {
    const title = titleNow(entry)
    const number = { title, topic: entry.topic }
    titles.set(entry.topic, same.has(entry.topic) ? t('topics.numbered', number) : title)
  }
  return titles
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
function sayTraits(traits: readonly Trait[], t: Translate): string {
  const said = [...new Set(traits.map((trait) => sayTrait(trait, t)))].join(t('topics.character.between', {}))
  return said.charAt(0).toUpperCase() + said.slice(1)
}
