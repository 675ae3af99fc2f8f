/** What is known of a network at a moment of its training, besides where patches lie on a map of what it sees. */
export interface TrainingMoment {
  /** Steps done; 0 before the first. */
  step: number
  epoch: number
  /** Of the last step; null before the first. */
  loss: number | null
  /** How well patches find the other cheek of their face among the sample; null where no face has both. */
  retrieval: { reciprocalRank: number; chance: number } | null
}
