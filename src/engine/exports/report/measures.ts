/** What each measure is called and says, in words for people who do not know machine learning. */

export type MeasureName = keyof typeof measures

export interface MeasureText {
  title: string
  meaning: string
  better: 'higher' | 'lower'
  /** `share` is written in per cent, `score` with three decimals. */
  kind: 'share' | 'score'
}

export const measures = {
  topicNmi: {
    title: 'Topics and labels tell the same',
    meaning:
      'How much knowing the topic tells about the label, 0 for nothing and 1 for everything (normalised mutual information, NMI).',
    better: 'higher',
    kind: 'score',
  },
  topicAri: {
    title: 'Topics group like the labels',
    meaning:
      'Of all pairs of patches, how often topic and label agree that they belong together; 0 is chance, 1 is always (adjusted Rand index, ARI).',
    better: 'higher',
    kind: 'score',
  },
  embeddingKnn: {
    title: 'Neighbours share the label',
    meaning:
      'The label of a patch is guessed from the five most similar patches of other photos: how often the guess is right.',
    better: 'higher',
    kind: 'share',
  },
  neighbourRank: {
    title: 'Neighbours have a like value',
    meaning:
      'The mean value of the five most similar patches of other photos is put beside the patch’s own: 1 is the same order, 0 is chance (Spearman’s correlation).',
    better: 'higher',
    kind: 'score',
  },
  linearReadOut: {
    title: 'The value can be read out',
    meaning:
      'How much of the value’s variation a weighted sum of what the network sees explains, on photos that the weights were not fitted to: 1 is all, 0 is none (R²).',
    better: 'higher',
    kind: 'score',
  },
  cheeksSameTopic: {
    title: 'Both cheeks in one topic',
    meaning:
      'How often the left and right cheek of a face land in the same topic. Nobody told the network which belong together.',
    better: 'higher',
    kind: 'share',
  },
  cheekRetrievalRank: {
    title: 'The other cheek is near',
    meaning:
      'All patches are lined up by similarity to one cheek: where the other cheek of the same face stands, from 0 (first) to 1 (last).',
    better: 'lower',
    kind: 'score',
  },
  cheekFirstHit: {
    title: 'The other cheek comes first',
    meaning: 'How often the single most similar patch is the other cheek of the same face.',
    better: 'higher',
    kind: 'share',
  },
  silhouette: {
    title: 'Topics stand apart',
    meaning:
      'Whether patches are closer to their own topic than to the next one; 1 is clearly apart, 0 is touching, below 0 is mixed up (silhouette).',
    better: 'higher',
    kind: 'score',
  },
  trustworthiness: {
    title: 'The map can be trusted',
    meaning:
      'Whether patches that are neighbours on the map are neighbours in truth, 0 to 1 (trustworthiness).',
    better: 'higher',
    kind: 'score',
  },
  continuity: {
    title: 'The map tears nothing apart',
    meaning:
      'Whether patches that are neighbours in truth are still neighbours on the map, 0 to 1 (continuity).',
    better: 'higher',
    kind: 'score',
  },
  coherence: {
    title: 'Topics hold together',
    meaning: 'How many of the 15 most similar patches from other photos are in the same topic.',
    better: 'higher',
    kind: 'share',
  },
  exclusivity: {
    title: 'Topics have features of their own',
    meaning:
      'How far the features of a topic occur in no other topic: 0 is what topics dealt out at random have, 1 is never.',
    better: 'higher',
    kind: 'score',
  },
  stability: {
    title: 'Other random starts find the same topics',
    meaning:
      'Topics are found three times with different seeds: of all pairs of patches, how often the results agree that they belong together; 0 is chance, 1 is always (adjusted Rand index).',
    better: 'higher',
    kind: 'score',
  },
} as const satisfies Record<string, MeasureText>
