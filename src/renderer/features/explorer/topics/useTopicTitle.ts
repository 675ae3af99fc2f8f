import { useI18n } from 'vue-i18n'
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { useExploredRun } from '../state/explored-run.ts'
import { topicNumber, topicTitles } from './topic-title.ts'

/** Worked out once for each answer of the engine and language, whoever asks. */
const worked = new WeakMap<readonly TopicEntry[], { language: string; titles: ReadonlyMap<number, string> }>()

/** Titles of topics by their numbers, among the topics that are given; they follow the language where they are rendered. */
export function useTitlesAmong(): (entries: readonly TopicEntry[], topic: number) => string {
  const { t, locale } = useI18n()
  return (entries, topic) => {
    let known = worked.get(entries)
    if (known?.language !== locale.value) {
      known = { language: locale.value, titles: topicTitles(entries, t) }
      worked.set(entries, known)
    }
    return known.titles.get(topic) ?? topicNumber(topic, t)
  }
}

/** Titles of the explored run's topics; they follow edits as well. */
export function useTopicTitle(): (topic: number) => string {
  const titleAmong = useTitlesAmong()
  const { topics } = useExploredRun()
  return (topic) => titleAmong(topics.value ?? [], topic)
}
