/** What a person makes of a run: names, notes, merges and splits of topics, with undo; and what they saw in a spot-check. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

const runSchema = { library: libraryIdSchema, run: rowIdSchema }
const topicSchema = z.int().min(0)

const topicEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), topic: topicSchema, name: z.string().max(120) }),
  z.strictObject({ kind: z.literal('note'), topic: topicSchema, note: z.string().max(4000) }),
  /** The patches of all of them become those of the first. */
  z.strictObject({ kind: z.literal('merge'), topics: z.array(topicSchema).min(2).max(2000) }),
  /** Patches of one topic become a topic of their own, with the next free number. */
  z.strictObject({
    kind: z.literal('split'),
    topic: topicSchema,
    positions: z.custom<Int32Array>((value) => value instanceof Int32Array),
  }),
])
export type TopicEdit = z.infer<typeof topicEditSchema>

/** What can be taken back and done again, for a menu. Null where there is nothing. */
export interface EditHistory {
  undo: TopicEdit['kind'] | null
  redo: TopicEdit['kind'] | null
  /** Number of edits that stand. */
  edits: number
}

export const verdicts = ['belongs', 'does-not', 'unsure'] as const
export type Verdict = (typeof verdicts)[number]

/** How a picture came into a sample. What it is is not shown while it is judged. */
export const strata = ['core', 'border', 'outlier', 'intruder'] as const
export type Stratum = (typeof strata)[number]

export interface SpotCheckItem {
  position: number
  patch: number
  verdict: Verdict | null
}

export interface SpotCheck {
  topic: number
  /** In a seeded order that gives the stratum away to nobody. */
  items: SpotCheckItem[]
  judged: number
  result: SpotCheckResult
}

export interface SpotCheckResult {
  /** Judged pictures of the topic itself, those that are unsure left out. */
  judged: number
  belongs: number
  unsure: number
  /** Share that belongs, weighted by the sizes of the strata, with Wilson's interval at 95 %; null before the first verdict. */
  share: { value: number; low: number; high: number } | null
  /** Pictures of other topics that were put in, and how many of those judged were found out. */
  intruders: { judged: number; caught: number }
  byStratum: Record<Exclude<Stratum, 'intruder'>, { judged: number; belongs: number }>
  /**
   * Area under the curve of the topic's probability against the verdict: 0.5 is chance, 1 agrees. Null without verdicts of both
   * kinds.
   */
  probabilityAgreement: number | null
  done: boolean
}

export interface SpotCheckProgress {
  topic: number
  judged: number
  wanted: number
  result: SpotCheckResult
}

export const curationCalls = {
  'topics.edit': call<EditHistory>()(z.strictObject({ ...runSchema, edit: topicEditSchema })),
  'topics.undo': call<EditHistory>()(z.strictObject(runSchema)),
  'topics.redo': call<EditHistory>()(z.strictObject(runSchema)),
  'topics.history': call<EditHistory>()(z.strictObject(runSchema)),
  /** The topic's sample, drawn when it is first asked for; the same ever after until the topic is changed by an edit. */
  'spot-check.open': call<SpotCheck>()(
    z.strictObject({ ...runSchema, topic: topicSchema, wanted: z.int().min(8).max(200).default(40) }),
  ),
  /** Null takes a verdict back. */
  'spot-check.judge': call<SpotCheck>()(
    z.strictObject({
      ...runSchema,
      topic: topicSchema,
      position: z.int().min(0),
      verdict: z.enum(verdicts).nullable(),
    }),
  ),
  'spot-check.progress': call<SpotCheckProgress[]>()(z.strictObject(runSchema)),
}
