import { useI18n } from 'vue-i18n'
import { useExploredRun } from '../state/explored-run.ts'
import { topicNumber, topicTitle } from './topic-title.ts'

/** Titles of the explored run's topics by their numbers; they follow edits and the language where they are rendered. */
export function useTopicTitle(): (topic: number) => string {
  const { t } = useI18n()
  const run = useExploredRun()
  return (topic) => {
    const entry = run.topic(topic)
    return entry ? topicTitle(entry, t) : topicNumber(topic, t)
  }
}
