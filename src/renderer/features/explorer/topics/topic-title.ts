import type { TopicEntry } from '../../../../shared/contract/explore.ts'

type Translate = (key: string, named: Record<string, unknown>) => string

/**
 * How a topic is called on the screen: as the person named it; else what stands out in its skin (`Darker, rougher`); else by its
 * number.
 *
 * @param t of `useI18n()`, so that the words follow the language
 */
export function topicTitle(entry: Pick<TopicEntry, 'topic' | 'name' | 'character'>, t: Translate): string {
  if (entry.name !== null && entry.name.trim() !== '') return entry.name
  const words = entry.character.map(({ measure, direction }) =>
    t(`topics.character.${measure}.${direction}`, {}),
  )
  // Two measures may say the same, such as a low tone and a low lightness.
  const said = [...new Set(words)].join(t('topics.character.between', {}))
  return said === '' ? topicNumber(entry.topic, t) : said.charAt(0).toUpperCase() + said.slice(1)
}

/** By its number, which is the same in tables and files; -1 stands for patches that belong to no topic. */
export function topicNumber(topic: number, t: Translate): string {
  return topic < 0 ? t('topics.none', {}) : t('topics.number', { topic })
}
