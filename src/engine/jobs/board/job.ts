/** One job of the board, from its request to what it came to. */
import type { JobRequest, JobSnapshot, JobState, StageStanding } from '../../../shared/contract/jobs.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { toErrorFrame } from '../../../shared/rpc/frames.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import type { JobRecord } from './job-record.ts'
import { followStages, type StageStandings } from './stage-standings.ts'
import { followTraining, type TrainingCurve } from './training-curve.ts'

export interface JobPlace {
  library: JobSnapshot['library']
  folder: string
}

export interface Job extends ToldByJob {
  id: number
  request: JobRequest
  place: JobPlace
  state: JobState
  trainedOn: JobSnapshot['trainedOn']
  interruptions: number
  result: RunSummary | null
  error: JobSnapshot['error']
}

/** Since it was begun or taken up last. */
interface ToldByJob {
  stages: StageStandings
  training: TrainingCurve
  moments: JobSnapshot['moments']
  warnings: string[]
}

/** A job during which so many engines died is not taken up by itself any more. */
const mostInterruptions = 3

export function newJob(
  id: number,
  { request, place }: { request: JobRequest; place: JobPlace },
  now: () => number,
): Job {
  return {
    id,
    request,
    place,
    state: 'waiting',
    trainedOn: null,
    interruptions: 0,
    result: null,
    error: null,
    ...nothingTold(now),
  }
}

/** As the next engine takes it up: what was under way waits for its turn, unless it was to pause or ended too many engines. */
export function jobOfRecord(record: JobRecord, place: JobPlace, now: () => number): Job {
  const interrupted = record.state === 'running' || record.state === 'pausing'
  const interruptions = record.interruptions + (interrupted ? 1 : 0)
  const isTooOften = interrupted && interruptions >= mostInterruptions
  const goesOnAs = interrupted ? 'waiting' : record.state
  return {
    ...newJob(record.id, { request: record.request, place }, now),
    stages: followStages(now, record.stages),
    warnings: record.warnings,
    state: isTooOften || record.state === 'pausing' ? 'paused' : goesOnAs,
    interruptions,
    result: record.result,
    error: isTooOften ? toErrorFrame(diedTooOften(interruptions)) : record.error,
  }
}

/** An engine that dies before a cancelled job has stopped leaves it cancelled. */
export function recordOfJob({ state, stages, ...job }: Job): JobRecord {
  const { id, request, interruptions, error, result, warnings } = job
  const kept = state === 'cancelling' ? 'cancelled' : state
  return { id, request, state: kept, stages: stages.list(), warnings, interruptions, error, result }
}

/** @param over stages that a job that is taken up again was through with */
export function nothingTold(now: () => number, over: readonly StageStanding[] = []): ToldByJob {
  return { stages: followStages(now, over), training: followTraining(), moments: null, warnings: [] }
}

export function snapshotOf({ place, stages, training, ...job }: Job): JobSnapshot {
  const told = { stages: stages.list(), training: training.list(), warnings: [...job.warnings] }
  return { ...job, ...place, ...told }
}

export function isOver({ state }: Pick<Job, 'state'>): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

function diedTooOften(times: number): CheekboneError {
  return new CheekboneError('internal', `The engine died ${times} times during this job.`, {
    reason: 'engineDiedOften',
    values: { times },
    hint: 'Look at the log, then resume it; with another device, if it died while the network was trained.',
  })
}
