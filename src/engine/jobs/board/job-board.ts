/**
 * Jobs that outlive whoever asked for them. One runs at a time, the others wait in order. Pausing stops a job after its present
 * step; taking it up again starts the same request, which goes on from what was stored. So does the next engine after a death.
 */
import { jobStates, type JobRequest, type JobSnapshot, type JobState } from '../../../shared/contract/jobs.ts'
import { cancelled, CheekboneError } from '../../../shared/errors.ts'
import { toErrorFrame } from '../../../shared/rpc/frames.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import type { StageProgress } from '../../../shared/stage-progress.ts'
import {
  isOver,
  jobOfRecord,
  newJob,
  nothingTold,
  recordOfJob,
  snapshotOf,
  type Job,
  type JobPlace,
} from './job.ts'
import type { JobRecords } from './job-record.ts'

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

interface Running {
  job: Job
  controller: AbortController
  ended: Promise<void>
}

const reportEveryMs = 100
const mostOver = 20

export function openJobBoard(parts: JobBoardParts): JobBoard {
  const { records, now } = parts
  const jobs = new Map<number, Job>()
  let running: Running | null = null
  let closing = false

  for (const record of records.read())
    jobs.set(record.id, jobOfRecord(record, parts.placeOf(record.request), now))
  let nextId = Math.max(0, ...jobs.keys()) + 1
  keep()
  runNext()

  function keep(): void {
    const over = [...jobs.values()].filter(isOver)
    for (const { id } of over.slice(0, Math.max(0, over.length - mostOver))) jobs.delete(id)
    records.write([...jobs.values()].map(recordOfJob))
  }

  function change(job: Job, state: JobState): JobSnapshot {
    job.state = state
    keep()
    return tell(job)
  }

  function tell(job: Job): JobSnapshot {
    const seen = snapshotOf(job)
    parts.onChanged(seen)
    return seen
  }

  function find(id: number, ...states: JobState[]): Job {
    const job = jobs.get(id)
    if (!job)
      throw new CheekboneError('not-found', 'This job is no longer on the list.', { reason: 'jobGone' })
    if (!states.includes(job.state)) {
      throw new CheekboneError('conflict', `This job is ${job.state} and cannot do that now.`, {
        reason: 'jobInOtherState',
      })
    }
    return job
  }

  function runNext(): void {
    if (running || closing) return
    const job = [...jobs.values()].find(({ state }) => state === 'waiting')
    if (!job) return
    const controller = new AbortController()
    Object.assign(job, nothingTold(now, job.stages.over()), { error: null })
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
      if (progress.kind === 'finished' || progress.kind === 'kept') keep()
      tell(job)
    }
    try {
      job.result = await parts.perform(job.request, { signal, report })
      change(job, 'done')
    } catch (error) {
      if (signal.aborted) {
        // Whatever was asked for last.
        change(job, job.state === 'cancelling' ? 'cancelled' : 'paused')
      } else {
        job.error = toErrorFrame(error)
        change(job, 'failed')
      }
    }
  }

  /** It is under way until `perform` tells of its end. */
  function stopRunning({ job, controller }: Running, state: 'pausing' | 'cancelling'): JobSnapshot {
    const seen = change(job, state)
    controller.abort(cancelled())
    return seen
  }

  return {
    start: (request) => {
      const place = parts.placeOf(request)
      const job = newJob(nextId++, { request, place }, now)
      jobs.set(job.id, job)
      change(job, 'waiting')
      runNext()
      return snapshotOf(job)
    },
    list: () => [...jobs.values()].map(snapshotOf),
    pause: (id) => {
      const job = find(id, 'waiting', 'running', 'cancelling')
      return running?.job === job ? stopRunning(running, 'pausing') : change(job, 'paused')
    },
    resume: (id) => {
      const job = find(id, 'paused', 'failed', 'cancelled')
      job.interruptions = 0
      change(job, 'waiting')
      runNext()
      return snapshotOf(job)
    },
    cancel: (id) => {
      const job = find(id, 'waiting', 'running', 'pausing', 'paused')
      return running?.job === job ? stopRunning(running, 'cancelling') : change(job, 'cancelled')
    },
    dismiss: (id) => {
      find(id, ...jobStates.filter((state) => isOver({ state })))
      jobs.delete(id)
      keep()
      parts.onDismissed(id)
    },
    close: async () => {
      closing = true
      if (running) {
        stopRunning(running, running.job.state === 'cancelling' ? 'cancelling' : 'pausing')
        await running.ended
      }
      records.close()
    },
  }
}
