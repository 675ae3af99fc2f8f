/** What the system sees of jobs: the computer stays awake for them, the taskbar shows how far they are, their end is told. */
import type { WindowContract } from '../shared/contract.ts'
import type { JobSnapshot } from '../shared/contract/jobs.ts'
import { fractionDone, isUnderWay } from '../shared/job-progress.ts'
import type { Client } from '../shared/rpc/client.ts'
import type { ShellTexts } from './texts/shell-texts.ts'

export interface JobSurroundings {
  /** Electron's `powerSaveBlocker`. */
  power: { start(type: 'prevent-app-suspension'): number; stop(id: number): unknown }
  /** Null takes the bar away. */
  showProgress: (fraction: number | null) => void
  /** A person looks at the window, and sees the end of a job there. */
  isWatched: () => boolean
  texts: () => ShellTexts['job']
  notify: (notification: { title: string; body: string }) => void
  /** The last active job is over. */
  onIdle: () => void
  onFailure: (failure: unknown) => void
}

export interface JobFollower {
  /** Jobs that wait, run or are about to pause. */
  active(): JobSnapshot[]
  /** Follows the jobs of a new engine, which takes up what ran in the last one. */
  attach(client: Client<WindowContract>): void
  /** The engine is down and stays so: nothing runs. */
  detach(): void
}

export function followJobs(surroundings: JobSurroundings): JobFollower {
  let jobs = new Map<number, JobSnapshot>()
  let attached: Client<WindowContract> | null = null
  let blocker: number | null = null
  const active = () => [...jobs.values()].filter(isUnderWay)

  function take(next: Map<number, JobSnapshot>): void {
    const before = jobs
    jobs = next
    for (const job of next.values()) {
      const was = before.get(job.id)
      if (was && isUnderWay(was) && !surroundings.isWatched()) announceEnd(job, surroundings)
    }
    showActive()
    if ([...before.values()].some(isUnderWay) && active().length === 0) surroundings.onIdle()
  }

  function showActive(): void {
    const [first] = active()
    if (first && blocker === null) blocker = surroundings.power.start('prevent-app-suspension')
    if (!first && blocker !== null) {
      surroundings.power.stop(blocker)
      blocker = null
    }
    const shown = active().find(({ state }) => state === 'running') ?? first
    surroundings.showProgress(shown ? fractionDone(shown) : null)
  }

  return {
    active,
    attach: (client) => {
      attached = client
      client.on('job.changed', (job) => {
        if (attached === client) take(new Map(jobs).set(job.id, job))
      })
      client.on('job.dismissed', ({ job }) => {
        if (attached === client) take(new Map([...jobs].filter(([id]) => id !== job)))
      })
      client.call('jobs.list', {}).then((list) => {
        if (attached === client) take(new Map(list.map((job) => [job.id, job])))
      }, surroundings.onFailure)
    },
    detach: () => {
      attached = null
      take(new Map())
    },
  }
}

function announceEnd(job: JobSnapshot, { notify, texts }: JobSurroundings): void {
  const name = job.folder.split(/[\\/]/).findLast((part) => part !== '') ?? job.folder
  const { doneTitle, doneBody, failedTitle, failedBody } = texts()
  if (job.state === 'done') notify({ title: doneTitle, body: doneBody(name) })
  if (job.state === 'failed') {
    notify({ title: failedTitle(name), body: job.error ? failedBody(job.error) : '' })
  }
}
