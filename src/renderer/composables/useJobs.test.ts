import { effectScope, type EffectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobSnapshot } from '../../shared/contract/jobs.ts'
import { engineDouble, type EngineDouble } from '../client/engine-double.ts'
import { jobDouble } from '../features/jobs/job-double.ts'
import { createJobs, type Jobs } from './useJobs.ts'

let scope: EffectScope
let engine: EngineDouble
let jobs: Jobs
/** What the engine answers to `jobs.list`, one after the other. */
let lists: Promise<JobSnapshot[]>[]

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

beforeEach(() => {
  lists = []
  scope = effectScope()
  engine = engineDouble((method, args) => {
    if (method === 'jobs.list') return lists.shift() ?? Promise.reject(new Error('Asked too often.'))
    return jobDouble({ id: (args as { job?: number }).job ?? 9, state: 'paused' })
  })
})
afterEach(() => scope.stop())

function open(): void {
  jobs = scope.run(() => createJobs(engine))!
}

describe('jobs in a window', () => {
  it('are unknown at first, then as the engine tells them', async () => {
    lists = [Promise.resolve([jobDouble({ id: 1 })])]
    open()
    expect(jobs.list.value).toBeNull()
    await settle()
    expect(jobs.find(1)?.state).toBe('running')
    expect(jobs.find(2)).toBeNull()
  })

  it('stand by number, and change and go as events come', async () => {
    lists = [Promise.resolve([jobDouble({ id: 2 })])]
    open()
    await settle()
    engine.emit('job.changed', jobDouble({ id: 1, state: 'waiting' }))
    engine.emit('job.changed', jobDouble({ id: 2, state: 'done' }))
    expect(jobs.list.value?.map(({ id, state }) => [id, state])).toEqual([
      [1, 'waiting'],
      [2, 'done'],
    ])
    expect(jobs.underWay.value.map(({ id }) => id)).toEqual([1])
    engine.emit('job.dismissed', { job: 2 })
    expect(jobs.list.value?.map(({ id }) => id)).toEqual([1])
  })

  it('are asked for again when an event overtook the answer, which may be older', async () => {
    const late = Promise.withResolvers<JobSnapshot[]>()
    lists = [late.promise, Promise.resolve([jobDouble({ id: 1, state: 'done' })])]
    open()
    engine.emit('job.changed', jobDouble({ id: 1, state: 'done' }))
    late.resolve([jobDouble({ id: 1, state: 'running' })])
    await settle()
    expect(jobs.find(1)?.state).toBe('done')
    expect(lists).toEqual([])
  })

  it('are asked for anew with every new line', async () => {
    lists = [
      Promise.resolve([jobDouble({ id: 1 })]),
      Promise.resolve([jobDouble({ id: 1, interruptions: 1 })]),
    ]
    open()
    await settle()
    engine.open()
    await settle()
    expect(jobs.find(1)?.interruptions).toBe(1)
  })

  it('show what a person did without waiting for the event', async () => {
    lists = [Promise.resolve([jobDouble({ id: 1 })])]
    open()
    await settle()
    await jobs.pause(1)
    expect(jobs.find(1)?.state).toBe('paused')
    const begun = await jobs.start(jobDouble().request)
    expect(jobs.find(begun.id)).not.toBeNull()
  })

  it('are not listened to any more once nobody looks', async () => {
    lists = [Promise.resolve([])]
    open()
    await settle()
    scope.stop()
    engine.emit('job.changed', jobDouble({ id: 1 }))
    expect(jobs.list.value).toEqual([])
  })
})
