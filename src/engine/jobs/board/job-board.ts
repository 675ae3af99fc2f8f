/**
 * Jobs that outlive whoever asked for them. One runs at a time, the others wait in order. Pausing stops a job after its present
 * step; taking it up again starts the same request, which goes on from what was stored. So does the next engine after a death.
 */
import { jobStates, type JobRequest, type JobSnapshot, type JobState } from '../../../shared/contract/jobs.ts'
import { CheekboneError } from '../../../shared/errors.ts'
import { toErrorFrame } from '../../../shared/rpc/frames.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import type { StageProgress } from '../../../shared/stage-progress.ts'
import type { JobRecord, JobRecords } from './job-record.ts'
import { followStages, type StageStandings } from './stage-standings.ts'
import { followTraining, type TrainingCurve } from './training-curve.ts'

export interface JobPlace {
  library: JobSnapshot['library']
  folder: string
}

export interface JobWork {
  signal: AbortSignal
  report: (progress: StageProgress) => void
}

export interface JobBoardParts {
  records: JobRecords
  /** Where a request works, worked out before it begins. */
  placeOf: (request: JobRequest) => JobPlace
  perform: (request: JobRequest, work: JobWork) => Promise<RunSummary>
  onChanged: (job: JobSnapshot) => void
  onDismissed: (job: number) => void
  now: () => number
}

export interface JobBoard {
  start(request: JobRequest): JobSnapshot
  list(): JobSnapshot[]
  pause(id: number): JobSnapshot
  resume(id: number): JobSnapshot
  cancel(id: number): JobSnapshot
  dismiss(id: number): void
  /** Pauses what runs and waits until it has stopped. */
  close(): Promise<void>
}

interface Job {
  id: number
  request: JobRequest
  place: JobPlace
  state: JobState
  stages: StageStandings
  training: TrainingCurve
  moments: JobSnapshot['moments']
  trainedOn: JobSnapshot['trainedOn']
  warnings: string[]
  interruptions: number
  result: RunSummary | null
  error: JobSnapshot['error']
}

/** A job during which so many engines died is not taken up by itself any more. */
const mostInterruptions = 3
const reportEveryMs = 100
const mostOver = 20

export function openJobBoard(parts: JobBoardParts): JobBoard {
  const { records, now } = parts
  const jobs = new Map<number, Job>()
  let running: { job: Job; controller: AbortController; ended: Promise<void> } | null = null
  let closing = false

  for (const record of records.read()) jobs.set(record.id, jobOfRecord(record))
  let nextId = Math.max(0, ...jobs.keys()) + 1
  keep()
  runNext()

  function jobOfRecord(record: JobRecord): Job {
    const interrupted = record.state === 'running' || record.state === 'pausing'
    const interruptions = record.interruptions + (interrupted ? 1 : 0)
    const isTooOften = interrupted && interruptions >= mostInterruptions
    return {
      ...record,
      place: parts.placeOf(record.request),
      state: isTooOften || record.state === 'pausing' ? 'paused' : interrupted ? 'waiting' : record.state,
      interruptions,
      error: isTooOften ? toErrorFrame(diedTooOften(interruptions)) : record.error,
      stages: followStages(now),
      training: followTraining(),
      moments: null,
      trainedOn: null,
      warnings: [],
    }
  }

  function keep(): void {
    const over = [...jobs.values()].filter(isOver)
    for (const { id } of over.slice(0, Math.max(0, over.length - mostOver))) jobs.delete(id)
    records.write(
      [...jobs.values()].map(({ id, request, state, interruptions, error, result }) => {
        return { id, request, state, interruptions, error, result }
      }),
    )
  }

  function snapshot({ place, stages, training, ...job }: Job): JobSnapshot {
    const seen = { stages: stages.list(), training: training.list(), warnings: [...job.warnings] }
    return { ...job, ...place, ...seen }
  }

  function change(job: Job, state: JobState): JobSnapshot {
    job.state = state
    keep()
    return tell(job)
  }

  function tell(job: Job): JobSnapshot {
    const seen = snapshot(job)
    parts.onChanged(seen)
    return seen
  }

  function find(id: number, ...states: JobState[]): Job {
    const job = jobs.get(id)
    if (!job) throw new CheekboneError('not-found', 'This job is no longer on the list.')
    if (!states.includes(job.state)) {
      throw new CheekboneError('conflict', `This job is ${job.state} and cannot do that now.`)
    }
    return job
  }

  function runNext(): void {
    if (running || closing) return
    const job = [...jobs.values()].find(({ state }) => state === 'waiting')
    if (!job) return
    const controller = new AbortController()
    job.stages = followStages(now)
    job.training = followTraining()
    job.moments = null
    job.warnings = []
    job.error = null
    change(job, 'running')
    const ended = perform(job, controller.signal).finally(() => {
      running = null
      runNext()
    })
    running = { job, controller, ended }
  }

  async function perform(job: Job, signal: AbortSignal): Promise<void> {
    let toldMs = 0
    const report = (progress: StageProgress): void => {
      // What a step told is seen with the progress that follows it.
      if (progress.kind === 'learned') return job.training.hear(progress.step)
      if (progress.kind === 'placed') job.trainedOn = progress.place
      if (progress.kind === 'seen') {
        job.moments = { run: progress.run, list: [...(job.moments?.list ?? []), progress.moment] }
      }
      job.stages.hear(progress)
      if (progress.kind === 'warned' && !job.warnings.includes(progress.sentence))
        job.warnings.push(progress.sentence)
      if (progress.kind === 'moved' && now() - toldMs < reportEveryMs) return
      toldMs = now()
      tell(job)
    }
    try {
      job.result = await parts.perform(job.request, { signal, report })
      change(job, 'done')
    } catch (error) {
      if (signal.aborted) {
        change(job, job.state === 'pausing' ? 'paused' : 'cancelled')
      } else {
        job.error = toErrorFrame(error)
        change(job, 'failed')
      }
    }
  }

  function stopRunning(job: Job): void {
    if (running?.job === job) running.controller.abort(new CheekboneError('cancelled', 'Stopped on request.'))
  }

  return {
    start: (request) => {
      const place = parts.placeOf(request)
      const job: Job = {
        id: nextId++,
        request,
        place,
        state: 'waiting',
        stages: followStages(now),
        training: followTraining(),
        moments: null,
        trainedOn: null,
        warnings: [],
        interruptions: 0,
        result: null,
        error: null,
      }
      jobs.set(job.id, job)
      change(job, 'waiting')
      runNext()
      return snapshot(job)
    },
    list: () => [...jobs.values()].map(snapshot),
    pause: (id) => {
      const job = find(id, 'waiting', 'running')
      if (job.state === 'waiting') return change(job, 'paused')
      const seen = change(job, 'pausing')
      stopRunning(job)
      return seen
    },
    resume: (id) => {
      const job = find(id, 'paused', 'failed', 'cancelled')
      job.interruptions = 0
      change(job, 'waiting')
      runNext()
      return snapshot(job)
    },
    cancel: (id) => {
      const job = find(id, 'waiting', 'running', 'pausing', 'paused')
      if (running?.job !== job) return change(job, 'cancelled')
      // Its end is told by `perform`; until then it is still running.
      job.state = 'running'
      stopRunning(job)
      return tell(job)
    },
    dismiss: (id) => {
      find(
        id,
        ...jobStates.filter((state) => state === 'done' || state === 'failed' || state === 'cancelled'),
      )
      jobs.delete(id)
      keep()
      parts.onDismissed(id)
    },
    close: async () => {
      closing = true
      if (running) {
        change(running.job, 'pausing')
        stopRunning(running.job)
        await running.ended
      }
      records.close()
    },
  }
}

function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

function diedTooOften(times: number): CheekboneError {
  return new CheekboneError('internal', `The engine died ${times} times during this job.`, {
    hint: 'Look at the log, then resume it; with another device, if it died while the network was trained.',
  })
}
