import type { PageLanguage } from '../../../shared/host-info.ts'
import type { SpotCheckResult, Stratum, Verdict } from '../../../shared/contract/curation.ts'

/** All that the report shows. It names no photo and no person, and holds no date. */
export interface SpotCheckReportData {
  language: PageLanguage
  /** What was looked at, usually the folder's name. */
  title: string
  /** Version of Cheekbone. */
  version: string
  run: number
  /** What a person calls it; empty for none. */
  runName: string
  /** Those whose sample was opened, largest first. */
  topics: SpotCheckReportTopic[]
  /** Topics that nobody has opened a sample of. */
  unopened: number
}

export interface SpotCheckReportTopic {
  topic: number
  /** Given by the person, or null. */
  name: string | null
  note: string
  /** Patches of the topic. */
  size: number
  /** Of `wanted`, intruders and those unsure included. */
  judged: number
  /** Pictures of the sample. */
  wanted: number
  result: SpotCheckResult
  /** The judged ones, in the order in which they were shown. */
  pictures: JudgedPicture[]
}

export interface JudgedPicture {
  /** 96 x 96 x 3 sRGB bytes, rows from the top; empty when there is no picture. */
  pixels: Uint8Array
  stratum: Stratum
  verdict: Verdict
}
