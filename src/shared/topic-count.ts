/** How the number of topics was chosen from the data. Formulas and sources: docs/topics.md. */

/** How topics are found. Density clusters (`hdbscan`) have no number to choose. */
export const topicMethods = ['lda', 'kmeans', 'gmm', 'hdbscan'] as const
export type TopicMethod = (typeof topicMethods)[number]

/** Patches that a density cluster has at least, where a person chooses it. */
export const clusterSizes = { least: 2, most: 1_000_000 } as const

/** What fits of different sizes were compared by: of each, more is better. */
export const countMeasures = ['held-out-likelihood', 'bic', 'silhouette'] as const
export type CountMeasure = (typeof countMeasures)[number]

/** All fits of one size. */
export interface TopicSweepPoint {
  topics: number
  /** Mean over photos and fits, in the measure's own units. */
  score: number
  /** Standard error over photos of the difference to the best size; 0 for the best itself. */
  error: number
  /** Mean adjusted Rand index of the best topics that fits of two halves of the photos give; null where it is not known. */
  stability: number | null
  /** How many topics of equal size such fits agree on: exp of the information that one gives of the other. Null as above. */
  agreed: number | null
}

/** How far a choice can be trusted: no further than other draws of the photos and both halves of them allow. */
export function certaintyOf(
  { sure }: Pick<TopicCount, 'sure'>,
  stability: number | null,
): 'quite' | 'fairly' | 'not' {
  const least = Math.min(sure, stability ?? 1)
  if (least >= 0.9) return 'quite'
  return least >= 0.6 ? 'fairly' : 'not'
}

/** Of the number that was chosen; null where it is not known. */
export function stabilityAtChosen({ chosen, sweep }: Pick<TopicCount, 'chosen' | 'sweep'>): number | null {
  return sweep.find(({ topics }) => topics === chosen)?.stability ?? null
}

export interface TopicCount {
  chosen: number
  /** Sizes from `low` to `high` do about as well. */
  low: number
  high: number
  /** Share of repetitions in which the choice fell within a fifth of `chosen`, and no more than the stability there; 0 to 1. */
  sure: number
  measure: CountMeasure
  /** For people. */
  sentence: string
  /** Ascending by size. */
  sweep: TopicSweepPoint[]
}
