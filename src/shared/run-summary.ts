import type { RejectReason } from './domain.ts'
import type { RunConfig } from './run-config.ts'
import type { StageName } from './stage-progress.ts'

/** What is measured of a run, beside the same for two baselines. Names and formulas: docs/quality.md. */
export const representations = ['trained', 'untrained', 'statistics'] as const
export type Representation = (typeof representations)[number]
export type QualityTable = Record<Representation, Record<string, number | null>>

export interface LabelScores {
  nmi: number
  ari: number
  knnAccuracy: number
  knnBalancedAccuracy: number
  /** Accuracy of always naming the commonest label. */
  majority: number
}

export interface LabelReport {
  column: string
  patches: number
  classes: number
  scores: Record<Representation, LabelScores>
}

/** The one line of JSON that `cheekbone run --json` ends with. */
export interface RunSummary {
  version: string
  library: string
  run: number
  config: RunConfig
  device: string
  /** From where a run that had been stopped was taken up, or null. */
  resumedFrom: string | null
  photos: number
  photosWithFace: number
  faces: number
  patches: number
  rejected: Partial<Record<RejectReason, number>>
  leftOut: { photo: string; status: string; reason: string }[]
  topics: number
  topicsInUse: number
  seconds: Partial<Record<StageName, number>>
  quality: QualityTable
  labels: LabelReport[]
  /** Label rows that fit no photo, and photos without a label. */
  unmatchedLabels: { rows: number; photos: number } | null
  warnings: string[]
  outputs: { csv: string; report: string }
}
