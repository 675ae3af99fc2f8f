/** What of the jobs outlives the engine. */
import { join } from 'node:path'
import { z } from 'zod'
import { jobRequestSchema, jobStates, type StageStanding } from '../../../shared/contract/jobs.ts'
import type { ErrorFrame } from '../../../shared/rpc/frames.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import { stageNames } from '../../../shared/stage-progress.ts'
import { errorCodes } from '../../../shared/errors.ts'
import { makeFolder } from '../../libraries/make-folder.ts'
import { readStateFile, writeStateFile } from '../../libraries/state-file.ts'
import { takeLock, type HeldLock } from '../../store/exclusive-lock.ts'

const errorSchema: z.ZodType<ErrorFrame> = z.object({
  code: z.enum(errorCodes),
  sentence: z.string(),
  hint: z.string().nullable(),
  /** Files of before have none. */
  reason: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

const standingSchema: z.ZodType<StageStanding> = z.object({
  stage: z.enum(stageNames),
  state: z.enum(['running', 'done', 'kept']),
  done: z.number(),
  total: z.number(),
  note: z.string().nullable(),
  resumedFrom: z.string().nullable(),
  seconds: z.number().nullable(),
  ratePerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
})

const recordSchema = z.array(
  z.object({
    id: z.number(),
    request: jobRequestSchema,
    state: z.enum(jobStates),
    /** As they stood when the state changed last, or a stage was over; files of before have none. */
    stages: z.array(standingSchema).default([]),
    warnings: z.array(z.string()).default([]),
    interruptions: z.number(),
    error: errorSchema.nullable(),
    /** Written by this program for this program; a file of another version is put aside as a whole. */
    result: z.custom<RunSummary>((value) => typeof value === 'object').nullable(),
  }),
)
export type JobRecord = z.infer<typeof recordSchema>[number]

export interface JobRecords {
  read(): JobRecord[]
  write(records: readonly JobRecord[]): void
  close(): void
}

/**
 * Each engine that shares a data folder with others has a record of its own: the first that nobody else holds. So an engine that
 * is started after one died finds what that one was at.
 */
export function openJobRecords(dataFolder: string): JobRecords {
  makeFolder(dataFolder)
  for (let number = 1; ; number++) {
    const file = join(dataFolder, `jobs-${number}.json`)
    const lock: HeldLock | null = takeLock(`${file}-lock`)
    if (!lock) continue
    return {
      read: () => readStateFile(file, recordSchema, []),
      write: (records) => writeStateFile(file, records),
      close: () => lock.close(),
    }
  }
}
