/**
 * Work that goes on when nobody watches: it is started by one call, seen by all clients, paused, resumed and cancelled by any
 * of them, and taken up again by the next engine when this one dies.
 */
import { z } from 'zod'
import { call, event } from '../rpc/contract.ts'
import type { ErrorFrame } from '../rpc/frames.ts'
import { runChoicesSchema } from '../run-config.ts'
import type { RunSummary } from '../run-summary.ts'
import type { StageName, TrainingPlace } from '../stage-progress.ts'
import type { TrainingMoment } from '../training-moment.ts'
import type { TrainingStep } from '../training-step.ts'
import { pageLanguageSchema, pathSchema, seedSchema, type LibraryId } from './arguments.ts'

const jobIdSchema = z.int().min(1)

export const jobRequestSchema = z.discriminatedUnion('kind', [
  /** A folder of photos: faces, patches, and a run over them. */
  z.strictObject({
    kind: z.literal('run'),
    folder: pathSchema,
    /** Default: the folder's own library in the data folder. */
    library: pathSchema.optional(),
    choices: runChoicesSchema,
    labels: pathSchema.optional(),
    /** An ONNX file that tells skin from what lies over it. */
    faceParser: pathSchema.optional(),
    /** Also tell which faces are of one person. */
    identity: z.boolean().default(true),
    /** Of the report's words; English where none is given. */
    language: pageLanguageSchema.optional(),
    checkpointSeconds: z.number().min(0).max(3600).default(20),
  }),
  /** Draws faces into the data folder and runs over them. */
  z.strictObject({
    kind: z.literal('demo'),
    faces: z.int().min(8).max(100_000).default(240),
    seed: seedSchema.default(1),
    language: pageLanguageSchema.optional(),
  }),
])
export type JobRequest = z.infer<typeof jobRequestSchema>

export const jobStates = [
  'waiting',
  'running',
  'pausing',
  'paused',
  'cancelling',
  'done',
  'failed',
  'cancelled',
] as const
export type JobState = (typeof jobStates)[number]

/** One stage as it stands; stages appear in the order in which they begin. */
export interface StageStanding {
  stage: StageName
  state: 'running' | 'done' | 'kept'
  done: number
  total: number
  note: string | null
  /** From where it was taken up after a stop, or null. */
  resumedFrom: string | null
  /** Null until it is done. */
  seconds: number | null
  /** Steps a second over the last seconds, and the time left at that rate; null while too little is known. */
  ratePerSecond: number | null
  secondsLeft: number | null
}

export interface JobSnapshot {
  id: number
  request: JobRequest
  state: JobState
  library: { id: LibraryId; path: string }
  folder: string
  /** Those that were over when the engine was started anew, or the job taken up again, stay until they begin again. */
  stages: StageStanding[]
  /** Of the training so far, a point for one step or the mean of several; empty before it, and after the engine was started anew. */
  training: TrainingStep[]
  /** Null before the training. */
  trainedOn: TrainingPlace | null
  /** Moments of the training that there are maps of, and the run that they are asked for by (`explore.training`). */
  moments: { run: number; list: TrainingMoment[] } | null
  warnings: string[]
  /** How often an engine died while it ran. */
  interruptions: number
  result: RunSummary | null
  /** Why it failed; what to do next is the hint. */
  error: ErrorFrame | null
}

export const jobCalls = {
  'jobs.start': call<JobSnapshot>()(jobRequestSchema),
  /** All since the engine's data folder was last cleared of finished ones, latest last. */
  'jobs.list': call<JobSnapshot[]>()(z.strictObject({})),
  /** Stops after the present step; what was done is kept. */
  'jobs.pause': call<JobSnapshot>()(z.strictObject({ job: jobIdSchema })),
  'jobs.resume': call<JobSnapshot>()(z.strictObject({ job: jobIdSchema })),
  /** Stops and will not be taken up by itself; the same request later goes on from what was done. */
  'jobs.cancel': call<JobSnapshot>()(z.strictObject({ job: jobIdSchema })),
  /** Takes a job that is over off the list. */
  'jobs.dismiss': call<void>()(z.strictObject({ job: jobIdSchema })),
}

export const jobEvents = {
  'job.changed': event<JobSnapshot>({ key: ({ id }) => String(id) }),
  'job.dismissed': event<{ job: number }>({ key: () => null }),
}
