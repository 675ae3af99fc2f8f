import {
  computed,
  inject,
  onScopeDispose,
  provide,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type Ref,
} from 'vue'
import type { JobRequest, JobSnapshot } from '../../shared/contract/jobs.ts'
import { isUnderWay } from '../../shared/job-progress.ts'
import type { Engine } from './useEngine.ts'

/** The list with one job put in its place by id, whatever order messages come in. */
function withJob(jobs: readonly JobSnapshot[], job: JobSnapshot): JobSnapshot[] {
  return [...jobs.filter(({ id }) => id !== job.id), job].sort((a, b) => a.id - b.id)
}

export interface Jobs {
  /** Latest last; null until the engine has told them. */
  readonly list: Readonly<Ref<readonly JobSnapshot[] | null>>
  find(id: number): JobSnapshot | null
  readonly underWay: ComputedRef<readonly JobSnapshot[]>
  start(request: JobRequest): Promise<JobSnapshot>
  pause(job: number): Promise<void>
  resume(job: number): Promise<void>
  cancel(job: number): Promise<void>
  dismiss(job: number): Promise<void>
}

/** Keeps all jobs of the engine up to date, for as long as the calling scope lives. */
export function createJobs(engine: Engine): Jobs {
  const list = shallowRef<readonly JobSnapshot[] | null>(null)
  let heard = 0

  function put(job: JobSnapshot): void {
    heard++
    list.value = withJob(list.value ?? [], job)
  }

  /** An answer that was overtaken by an event is asked for again: it may be older than what is shown. */
  async function reload(): Promise<void> {
    const before = heard
    const jobs = await engine.call('jobs.list', {})
    if (heard === before) list.value = jobs
    else await reload()
  }

  const stops = [
    engine.on('job.changed', put),
    engine.on('job.dismissed', ({ job }) => {
      heard++
      list.value = (list.value ?? []).filter(({ id }) => id !== job)
    }),
    // A line that breaks meanwhile is opened anew, and this is called again.
    engine.onOpen(() => void reload().catch(() => undefined)),
  ]
  onScopeDispose(() => stops.forEach((stop) => stop()))

  return {
    list,
    find: (id) => list.value?.find((job) => job.id === id) ?? null,
    underWay: computed(() => (list.value ?? []).filter(isUnderWay)),
    start: async (request) => {
      const job = await engine.call('jobs.start', request)
      put(job)
      return job
    },
    pause: async (job) => put(await engine.call('jobs.pause', { job })),
    resume: async (job) => put(await engine.call('jobs.resume', { job })),
    cancel: async (job) => put(await engine.call('jobs.cancel', { job })),
    dismiss: (job) => engine.call('jobs.dismiss', { job }),
  }
}

const jobsKey: InjectionKey<Jobs> = Symbol('jobs')

export function provideJobs(jobs: Jobs): void {
  provide(jobsKey, jobs)
}

export function useJobs(): Jobs {
  const jobs = inject(jobsKey)
  if (!jobs) throw new Error('No jobs were provided to this component.')
  return jobs
}
