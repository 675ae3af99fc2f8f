/** Which topics the list shows, and in which order. */
import type { TopicEntry } from '../../../../shared/contract/explore.ts'
import { skinAttributeNames } from '../../../../shared/domain.ts'

/** `checked` puts those first that are least judged. */
export const plainSorts = ['size', 'name', 'people', 'checked', 'warning'] as const
export const topicSorts = [...plainSorts, ...skinAttributeNames] as const
export type TopicSort = (typeof topicSorts)[number]

export interface OrderOptions {
  by: TopicSort
  /** Words that all must occur in the title or the note. */
  filter: string
  titleOf: (entry: TopicEntry) => string
  /** Share of the topic's sample that is judged. */
  judgedOf: (topic: number) => number
  /** As titles are ordered in the person's language. */
  compareTitles: (a: string, b: string) => number
}

/** Ties stay in the order given, which is by size. */
export function orderTopics(entries: readonly TopicEntry[], options: OrderOptions): TopicEntry[] {
  const { by, titleOf, compareTitles } = options
  const words = options.filter.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = entries.filter((entry) => {
    const text = `${titleOf(entry)}\n${entry.note}\n${entry.topic}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  if (by === 'name') return shown.sort((a, b) => compareTitles(titleOf(a), titleOf(b)))
  const rank = new Map(shown.map((entry) => [entry, rankOf(entry, by, options)]))
  return shown.sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0))
}

/** The greatest first. */
function rankOf(entry: TopicEntry, by: Exclude<TopicSort, 'name'>, { judgedOf }: OrderOptions): number {
  switch (by) {
    case 'size':
      return entry.size
    case 'people':
      return entry.people ?? entry.photos
    case 'checked':
      return -judgedOf(entry.topic)
    case 'warning':
      return entry.warnings.length
    default:
      return known(entry.attributes[by].mean)
  }
}

/** What was not measured comes last. */
function known(mean: number): number {
  return Number.isNaN(mean) ? -Number.MAX_VALUE : mean
}
