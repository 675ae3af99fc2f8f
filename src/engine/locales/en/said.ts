import type { TopicCount } from '../../../shared/topic-count.ts'

/** What a library keeps as an English sentence, such as a warning of a run. */
export const said = {
  sentence: (sentence: string): string => sentence,
  /** Of how a number of topics was chosen. */
  topicCount: ({ sentence }: TopicCount): string => sentence,
}
