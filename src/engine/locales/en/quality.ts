/** What each measure is called and says, in words for people who do not know machine learning. */
import { html } from '../../exports/report/markup.ts'
import type { MeasureName } from '../../exports/report/measures.ts'
import { formatQuantity } from '../../exports/report/numbers.ts'

const measures: Record<MeasureName, { title: string; meaning: string }> = {
  topicNmi: {
    title: 'Topics and labels tell the same',
    meaning:
      'How much knowing the topic tells about the label, 0 for nothing and 1 for everything (normalised mutual information, NMI).',
  },
  topicAri: {
    title: 'Topics group like the labels',
    meaning:
      'Of all pairs of patches, how often topic and label agree that they belong together; 0 is chance, 1 is always (adjusted Rand index, ARI).',
  },
  embeddingKnn: {
    title: 'Neighbours share the label',
    meaning:
      'The label of a patch is guessed from the five most similar patches of other photos: how often the guess is right.',
  },
  neighbourRank: {
    title: 'Neighbours have a like value',
    meaning:
      'The mean value of the five most similar patches of other photos is put beside the patch’s own: 1 is the same order, 0 is chance (Spearman’s correlation).',
  },
  linearReadOut: {
    title: 'The value can be read out',
    meaning:
      'How much of the value’s variation a weighted sum of what the network sees explains, on photos that the weights were not fitted to: 1 is all, 0 is none (R²).',
  },
  cheeksSameTopic: {
    title: 'Both cheeks in one topic',
    meaning:
      'How often the left and right cheek of a face land in the same topic. Nobody told the network which belong together.',
  },
  cheekRetrievalRank: {
    title: 'The other cheek is near',
    meaning:
      'All patches are lined up by similarity to one cheek: where the other cheek of the same face stands, from 0 (first) to 1 (last).',
  },
  cheekFirstHit: {
    title: 'The other cheek comes first',
    meaning: 'How often the single most similar patch is the other cheek of the same face.',
  },
  cheekFirstHitOtherLight: {
    title: 'The other cheek comes first in other light',
    meaning:
      'The same with every patch put in a light of its own. Both cheeks of a photo share its lamp; what recognises that rather than the skin fails here.',
  },
  silhouette: {
    title: 'Topics stand apart',
    meaning:
      'Whether patches are closer to their own topic than to the next one; 1 is clearly apart, 0 is touching, below 0 is mixed up (silhouette).',
  },
  trustworthiness: {
    title: 'The map can be trusted',
    meaning:
      'Whether patches that are neighbours on the map are neighbours in truth, 0 to 1 (trustworthiness).',
  },
  continuity: {
    title: 'The map tears nothing apart',
    meaning:
      'Whether patches that are neighbours in truth are still neighbours on the map, 0 to 1 (continuity).',
  },
  coherence: {
    title: 'Topics hold together',
    meaning:
      'How many of the 15 most similar patches from other photos are in the same topic. Easier for what sees little: tone alone makes tidy topics.',
  },
  exclusivity: {
    title: 'Topics have features of their own',
    meaning:
      'How far the features of a topic occur in no other topic: 0 is what topics dealt out at random have, 1 is never.',
  },
  stability: {
    title: 'Other random starts find the same topics',
    meaning:
      'Topics are found three times with different seeds: of all pairs of patches, how often the results agree that they belong together; 0 is chance, 1 is always (adjusted Rand index).',
  },
}

/** How good a run is. */
export const quality = {
  explain: html`Every value stands beside three others, so that it can be judged: the
    <b>untrained network</b> is the same network with random parameters, before it learned anything;
    <b>plain statistics</b> are means and spreads of colour and texture, with no network at all;
    <b>chance</b> is drawing lots. A run is worth its time where it beats all three.`,
  withoutLabels: 'Without labels',
  columns: {
    measure: 'Measure',
    run: 'This run',
    untrained: 'Untrained network',
    statistics: 'Plain statistics',
    chance: 'Chance',
    plot: 'Side by side',
  },
  better: { higher: 'Higher is better.', lower: 'Lower is better.' },
  verdicts: {
    notMeasured: 'Not measured.',
    /** Against the only one that there is. */
    untrained: {
      worse: 'Worse than the untrained network.',
      same: 'About the same as the untrained network.',
      better: 'Better than the untrained network.',
    },
    statistics: {
      worse: 'Worse than plain statistics.',
      same: 'About the same as plain statistics.',
      better: 'Better than plain statistics.',
    },
    betterThanBoth: 'Better than both baselines.',
    worseThanBoth: 'Worse than both baselines: what the network learned does not help here.',
    statisticsDoBetter: 'Plain statistics do better here.',
    untrainedDoesBetter: 'The untrained network does better here.',
    noGain: 'No clear gain over the baselines.',
  },
  labels: ({ column, labels, patches }: { column: string; labels: number; patches: number }): string =>
    `Against the labels in “${column}”: ${formatQuantity(labels, 'different label')}, ${formatQuantity(patches, 'labelled patch', 'labelled patches')}. Labels were looked at after the run only, never for training.`,
  nothingCompared: 'Nothing could be compared.',
  labelNotes: {
    naming: (column: string): string =>
      `“${column}” is different for every photo, so it names photos instead of labelling them: it was not compared.`,
    rows: (count: number): string =>
      `${formatQuantity(count, 'row')} of labels ${count === 1 ? 'fits' : 'fit'} no explored photo.`,
    photos: (count: number): string =>
      `${formatQuantity(count, 'explored photo')} ${count === 1 ? 'has' : 'have'} no row of labels.`,
    contradicted: (count: number): string =>
      `${formatQuantity(count, 'photo')} ${count === 1 ? 'has' : 'have'} several rows of labels that do not say the same; the last one counts.`,
  },
  measures,
}
