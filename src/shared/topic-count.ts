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
