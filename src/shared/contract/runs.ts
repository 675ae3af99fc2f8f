/** Runs of a library file, listed and held against each other. */
import { z } from 'zod'
import { call, job } from '../rpc/contract.ts'
import type { QualityTable } from '../run-summary.ts'
import type { StageProgress } from '../stage-progress.ts'
import type { TopicCount } from '../topic-count.ts'
import { libraryIdSchema, pathSchema, rowIdSchema } from './arguments.ts'
import type { RunEntry } from './libraries.ts'

/** A topic of the first run and the topic of the second that takes its place. */
export interface MatchedTopics {
  first: number
  second: number
  /** Patches of each among those that both runs have, and patches that are in both. */
  firstSize: number
  secondSize: number
  shared: number
  /** Shared patches over those in either (Jaccard). */
  overlap: number
}

/** Columns have an entry for each patch that both runs have, in the order of the first run. */
export interface RunComparison {
  runs: readonly [first: number, second: number]
  /** What a person calls them; empty for none. */
  names: readonly [first: string, second: string]
  /** Patches that both runs have, and those that only one of them has. */
  patches: number
  onlyInFirst: number
  onlyInSecond: number
  /** Agreement of the best topics: 0 by chance (ARI only), 1 the same grouping. */
  ari: number
  nmi: number
  /** The pairs that share most patches in all, largest share first. */
  matched: MatchedTopics[]
  /** Topics in use that have no counterpart. */
  unmatched: { first: number[]; second: number[] }
  /** Patches whose topic in the second run is not the counterpart of their topic in the first. */
  moved: { patch: number; photo: string; first: number; second: number }[]
  /** How unlike the maps are once the second is laid over the first: 0 the same, 1 nothing alike. */
  mapDisparity: number
  mapMirrored: boolean
  patchIds: Int32Array
  /** Place of each patch on the map of the first run, and of the second laid over it. */
  firstMap: Float32Array /* [n, 2] */
  secondMap: Float32Array /* [n, 2] */
  /** Topic of each patch in either run, after a person's merges and splits; -1 for none. */
  firstTopics: Int32Array
  secondTopics: Int32Array
}

/** How good a run is. */
export interface RunQuality {
  quality: QualityTable
  /** How its number of topics was chosen from the data; null where it was given. */
  topicCount: TopicCount | null
}

const runSchema = { library: libraryIdSchema, run: rowIdSchema }
const runsSchema = z.tuple([rowIdSchema, rowIdSchema])

export const runCalls = {
  /** Of a finished run. Quick: nothing of the run itself is read. */
  'runs.quality': call<RunQuality>()(z.strictObject(runSchema)),
  /** As it is kept; an empty one is none. */
  'runs.note': call<{ note: string }>()(z.strictObject({ ...runSchema, note: z.string().max(4000) })),
  /** As it is kept, on one line; an empty one is none. */
  'runs.name': call<{ name: string }>()(z.strictObject({ ...runSchema, name: z.string().max(120) })),
  /** Two finished runs of a library that is open in a window. */
  'explore.compare': call<RunComparison>()(z.strictObject({ library: libraryIdSchema, runs: runsSchema })),
}

export const runJobs = {
  /** Latest last. */
  'runs.list': job<StageProgress, RunEntry[]>()(z.strictObject({ library: pathSchema })),
  'runs.compare': job<StageProgress, RunComparison>()(
    z.strictObject({ library: pathSchema, runs: runsSchema }),
  ),
}
