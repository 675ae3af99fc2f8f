import type { RejectReason } from './domain.ts'
import type { RunConfig } from './run-config.ts'
import type { StageName } from './stage-progress.ts'
import type { TopicCount } from './topic-count.ts'
import type { FactorFinding, TopicFinding } from './topic-factors.ts'

/** What is measured of a run, beside the same for two baselines. Names and formulas: docs/quality.md. */
export const representations = ['trained', 'untrained', 'statistics'] as const
export type Representation = (typeof representations)[number]

/**
 * Measures that need no labels, of features, topics and map. `…Chance` is what the measure before it would be by chance; only a
 * run has a map to trust.
 */
export const featureMeasureNames = [
  'topicsInUse',
  'effectiveTopics',
  'silhouette',
  'trustworthiness',
  'continuity',
  'coherence',
  'coherenceChance',
  'exclusivity',
  'exclusivityChance',
  'stabilityAri',
  'stabilityNmi',
  'cheeksSameTopic',
  'cheeksSameTopicChance',
  'cheekMedianRank',
  'cheekMedianRankChance',
  'cheekMeanRank',
  'cheekMeanRankChance',
  'cheekReciprocalRank',
  'cheekReciprocalRankChance',
  'cheekFirstHit',
  'cheekFirstHitChance',
] as const
/** Measures for which every patch is looked at once more, in a light of its own; only a run has the network and the patches. */
export const otherLightMeasureNames = [
  'cheekMedianRankOtherLight',
  'cheekMedianRankOtherLightChance',
  'cheekReciprocalRankOtherLight',
  'cheekReciprocalRankOtherLightChance',
  'cheekFirstHitOtherLight',
  'cheekFirstHitOtherLightChance',
] as const
export const qualityNames = [...featureMeasureNames, ...otherLightMeasureNames] as const
type Measured<Name extends string> = Record<Name, number | null>
/** Null where a measure does not apply. */
export type FeatureQuality = Measured<(typeof featureMeasureNames)[number]>
export type OtherLightQuality = Measured<(typeof otherLightMeasureNames)[number]>
export type Quality = FeatureQuality & OtherLightQuality
export type QualityTable = Record<Representation, Quality>

/** How far topics and embedding agree with one column of labels; null where fewer than two labels are there. */
export interface LabelScores {
  nmi: number | null
  nmiChance: number | null
  ari: number | null
  /** Five nearest neighbours, none from the same photo. */
  knnAccuracy: number | null
  knnBalancedAccuracy: number | null
  /** Spearman's correlation of the neighbours' mean with the label, where all labels are numbers. */
  knnRankCorrelation: number | null
  /** R^2 of a ridge regression on photos it was not fitted to, where all labels are numbers. */
  readOutR2: number | null
}

export interface LabelReport {
  column: string
  patches: number
  labels: number
  /** Accuracy of always saying the most frequent label. */
  majorityBaseline: number | null
  scores: Record<Representation, LabelScores>
}

/** What of a label file could not be taken as it stands. */
export interface LabelNotes {
  /** Rows that fit no photo. */
  rows: number
  /** Photos that no row fits. */
  photos: number
  /** Columns that are different for every photo, and so name photos instead of labelling them. They are not compared. */
  naming: string[]
  /** Photos that have several rows that do not say the same; the last one counts. */
  contradicted: number
}

export interface LeftOutFile {
  /** Path within the folder. */
  photo: string
  /** Null for what was passed over by the scan, and is in no table of the library. */
  photoId: number | null
  /** `skipped` was passed over by the scan. */
  status: 'no-face' | 'unreadable' | 'skipped'
  /** A sentence. */
  reason: string
}

/** The one line of JSON that `cheekbone run --json` ends with. */
export interface RunSummary {
  version: string
  library: string
  run: number
  config: RunConfig
  device: string
  /** On the CPU; with the device and the seed it decides the last digits. */
  threads: number | null
  /** From where a run that had been stopped was taken up, or null. */
  resumedFrom: string | null
  photos: number
  photosWithFace: number
  faces: number
  /** Different people on the photos; null where faces were not told apart. */
  people: number | null
  /** Photos that are there once more, byte for byte or to the eye. */
  duplicates: { exact: number; near: number }
  patches: number
  rejected: Partial<Record<RejectReason, number>>
  /** Everything in the folder that gave no patch. */
  leftOut: LeftOutFile[]
  /** That were looked for, or that density clustering found. */
  topics: number
  topicsInUse: number
  /** Patches that no topic has a part in: the noise of density clustering, none by the other methods. */
  withoutTopic: number
  /** How the number was chosen from the data; null where it was given. */
  topicCount: TopicCount | null
  seconds: Partial<Record<StageName, number>>
  quality: QualityTable
  /** What else than skin topics may follow, and the topics one by one, largest first; empty for runs from before it was looked at. */
  factors: FactorFinding[]
  topicFindings: TopicFinding[]
  labels: LabelReport[]
  /** Null when no labels were given. */
  labelNotes: LabelNotes | null
  warnings: string[]
  outputs: { csv: string; report: string }
}
