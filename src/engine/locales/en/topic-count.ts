import type { CountMeasure } from '../../../shared/topic-count.ts'

const measures: Record<CountMeasure, { title: string; meaning: string }> = {
  'held-out-likelihood': {
    title: 'Held-out likelihood',
    meaning:
      'Half of what the network saw in patches of photos that were kept back, told from the other half: mean logarithm of its probability. Higher is better.',
  },
  bic: {
    title: 'Likelihood less the price of size',
    meaning: 'The Bayesian information criterion, a patch, turned so that higher is better.',
  },
  silhouette: {
    title: 'Silhouette',
    meaning:
      'How much nearer patches of photos that were kept back lie to their own centre than to the next. Higher is better, 1 at most.',
  },
}

/** How a number of topics was chosen. */
export const topicCount = {
  measures,
  agreed: {
    title: 'Topics agreed on',
    meaning:
      'How many topics of equal size two halves of the photos, each looked at without the other, agree on. More topics than both find make it fall.',
  },
  stability: {
    title: 'Stability',
    meaning:
      'How far topics that were found in one half of the photos and topics from the other sort the same patches alike (adjusted Rand index): 1 is always, 0 is chance.',
    atChosen: (share: string): string => `At the number chosen it is ${share}.`,
  },
  along: 'topics',
  overTopics: (title: string): string => `${title} over the number of topics`,
}
