/**
 * All that a report shows, as plain data. It holds no date and no path outside the photo folder, so the same run gives
 * the same file; the stage durations are the only part that differs between two runs of one seed.
 */
import type { PageLanguage } from '../../../shared/host-info.ts'
import type { StageName } from '../../../shared/stage-progress.ts'
import type { Region, RejectReason, SkinAttributes } from '../../../shared/domain.ts'
import type { TopicCount } from '../../../shared/topic-count.ts'
import type { FactorFinding, TopicFinding } from '../../../shared/topic-factors.ts'
import type { LabelNotes } from '../../../shared/run-summary.ts'
import type { MeasureName } from './measures.ts'

export interface ReportData {
  /** Of its words. */
  language: PageLanguage
  /** What was looked at, usually the folder's name. */
  title: string
  /** What a person calls the run; empty for none. */
  runName: string
  /** What a person noted of the run; empty for nothing. */
  note: string
  /** Version of Cheekbone. */
  version: string
  counts: ReportCounts
  settings: ReportSetting[]
  /** Where the network ran, such as `CPU, 8 threads`. */
  device: string
  /** In the order in which they ran. */
  stages: ReportStage[]
  /** Empty when nothing was trained. */
  lossCurve: LossPoint[]
  /** Whole sentences, in English, about what a reader should know before trusting the result. */
  warnings: string[]
  map: MapPoint[]
  /** How the number of topics was chosen; null where it was given. */
  topicCount: TopicCount | null
  /** In any order and with empty ones; the report sorts by size and leaves out what is empty. */
  topics: ReportTopic[]
  leftOutPhotos: LeftOutPhoto[]
  rejectedPatches: RejectedPatch[]
  /** Measures that need no labels. */
  quality: QualityRow[]
  /** What else than skin topics may follow; empty for runs from before it was looked at. */
  factors: FactorFinding[]
  /** One table per label column; empty when no labels were given. */
  labels: LabelAgreement[]
  /** What of the labels could not be used; null when none were given. */
  labelNotes: LabelNotes | null
}

export interface ReportCounts {
  photos: number
  photosWithFace: number
  faces: number
  /** Kept patches. */
  patches: number
  rejectedPatches: number
  /** Kept patches that no topic has a part in. */
  withoutTopic: number
}

export interface ReportSetting {
  name: string
  value: string | number | boolean
}

export interface ReportStage {
  stage: StageName
  seconds: number
  /** What it went through, such as 120 `photos`. */
  count: number
  unit: 'photos' | 'patches'
}

export interface LossPoint {
  step: number
  loss: number
  /** Spread of the normalised projections: 1 is all over the space, 0 is collapsed. */
  spread: number
  learningRate: number
}

export interface MapPoint {
  x: number
  y: number
  /** `id` of the point's best topic, or `noTopic`. */
  topic: number
}

export interface ReportTopic {
  id: number
  name: string
  /** Patches whose best topic this is. */
  size: number
  /** Of all kept patches, 0 to 1. */
  share: number
  /** Different people whose patches these are; undefined where not every face was told from others. */
  people?: number
  /** What was measured of the topic itself; missing in runs from before. */
  finding?: TopicFinding
  /** Mean over the topic's patches. */
  attributes: SkinAttributes
  /** Most typical first. */
  exemplars: ReportPatch[]
}

export interface ReportPatch {
  /** 96 x 96 x 3 sRGB bytes, rows from the top; empty when there is no picture. */
  pixels: Uint8Array
  photo: string
  region: Region
  /** Of the topic in this patch, 0 to 1. */
  probability: number
}

export interface LeftOutPhoto {
  photo: string
  /** A sentence, in English. */
  reason: string
}

export interface RejectedPatch {
  /** As in ReportPatch. */
  pixels: Uint8Array
  photo: string
  region: Region
  reason: RejectReason
}

/** One measure beside its baselines; null where it does not apply. */
export interface QualityRow {
  measure: MeasureName
  thisRun: number | null
  untrainedBackbone: number | null
  plainStatistics: number | null
  chance: number | null
}

export interface LabelAgreement {
  /** The label column's name. */
  column: string
  /** Number of different labels in it. */
  labels: number
  /** Patches that have a label. */
  patches: number
  rows: QualityRow[]
}
