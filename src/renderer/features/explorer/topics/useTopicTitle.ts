import { useI18n } from 'vue-i18n'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { topicNames, topicNumber, type TopicNames } from './topic-title.ts'

/** Worked out once for each answer of the engine and language, whoever asks. */
const worked = new WeakMap<
  readonly TopicEntry[],
  { language: string; names: ReadonlyMap<number, TopicNames> }
>()

/** Titles and short forms of topics by their numbers, among the topics that are given; they follow the language where they are rendered. */
export function useNamesAmong(): (entries: readonly TopicEntry[], topic: number) => TopicNames {
  const { t, locale } = useI18n()
  return (entries, topic) => {
    let known = worked.get(entries)
    if (known?.language !== locale.value) {
      known = { language: locale.value, names: topicNames(entries, t) }
      worked.set(entries, known)
    }
    const number = topicNumber(topic, t)
    return known.names.get(topic) ?? { title: number, short: number }
  }
}

/** Titles of the explored run's topics; they follow edits as well. */
export function useTopicTitle(): (topic: number) => string {
  const namesOf = useTopicNames()
  return (topic) => namesOf(topic).title
}

/** The same with the short forms, for narrow places. */
export function useTopicNames(): (topic: number) => TopicNames {
  const namesAmong = useNamesAmong()
  const { topics } = useExploredRun()
  return (topic) => namesAmong(topics.value ?? [], topic)
}
