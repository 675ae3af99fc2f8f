import type { Stratum, Verdict } from '../../../shared/contract/curation.ts'
import { formatQuantity } from '../../exports/report/numbers.ts'

/** What the page of spot-checks says. */
export interface SpotCheckTexts {
  title: string
  heading: (title: string) => string
  found: (counts: { run: number; runName: string; judged: number; topics: number; done: number }) => string
  unopened: (topics: number) => string
  explain: string
  topicByTopic: string
  topicsExplain: string
  columns: Record<
    'topic' | 'patches' | 'judged' | 'belongs' | 'interval' | 'plot' | 'intruders' | 'agreement',
    string
  >
  of: (some: number, all: number) => string
  range: (low: string, high: string) => string
  topic: (number: number, name: string | null) => string
  patches: (count: number) => string
  verdicts: Record<Verdict, string>
  strata: Record<Stratum, string>
  notBegun: (wanted: number) => string
  belong: (share: string, low: string, high: string) => string
  inStratum: (stratum: string, some: number, all: number) => string
  caught: (some: number, all: number) => string
  unsure: (count: number) => string
  left: (count: number) => string
  betweenStrata: string
  betweenParts: string
  end: string
  hidden: (count: number) => string
  gone: string
}

export const spotCheck: SpotCheckTexts = {
  title: 'Spot-check',
  heading: (title) => `Spot-check of ${title}`,
  found: ({ run, runName, judged, topics, done }) =>
    `Run ${run}${runName === '' ? '' : ` (${runName})`}: ${formatQuantity(judged, 'picture')} judged in ${formatQuantity(topics, 'topic')}, ${done} of them to the end.`,
  unopened: (topics) => `${formatQuantity(topics, 'topic')} not looked at yet.`,
  explain:
    'A person saw a sample of each topic, one picture after the other, without knowing which of them the run is sure of and which are not of the topic at all. The share that belongs is weighted by how many patches each part of the topic has; its interval holds the true share in about 95 of 100 such samples. Intruders that were found out tell whether the topic can be told from others by eye. Agreement is the chance that a patch that belongs has the greater probability than one that does not: 0.5 is chance, 1 is perfect.',
  topicByTopic: 'Topic by topic',
  topicsExplain:
    'Every picture that was judged, under what was said of it. Intruders were taken from other topics and put in unmarked; a ring marks them here.',
  columns: {
    topic: 'Topic',
    patches: 'Patches',
    judged: 'Judged',
    belongs: 'Belongs',
    interval: '95 % interval',
    plot: '0 to 100 %',
    intruders: 'Intruders caught',
    agreement: 'Agreement',
  },
  of: (some, all) => `${some} of ${all}`,
  range: (low, high) => `${low} to ${high}`,
  topic: (number, name) => (name === null ? `Topic ${number}` : `${name} (topic ${number})`),
  patches: (count) => formatQuantity(count, 'patch', 'patches'),
  verdicts: { belongs: 'Belongs', 'does-not': 'Does not belong', unsure: 'Not sure' },
  strata: { core: 'core', border: 'border', outlier: 'outlier', intruder: 'intruder' },
  notBegun: (wanted) => `None of its ${wanted} pictures has been judged yet.`,
  belong: (share, low, high) => `${share} belong (95 % interval ${low} to ${high})`,
  inStratum: (stratum, some, all) => `${some} of ${all} ${stratum}`,
  caught: (some, all) => `${some} of ${all} intruders caught`,
  unsure: (count) => `${count} not sure`,
  left: (count) => `${count} still to judge`,
  betweenStrata: ', ',
  betweenParts: '; ',
  end: '.',
  hidden: (count) => `${count} more judged, not shown here.`,
  gone: 'gone',
}
