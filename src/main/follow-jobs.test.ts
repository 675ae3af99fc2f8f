import { describe, expect, it, vi } from 'vitest'
import type { WindowContract } from '../shared/contract.ts'
import type { JobSnapshot, StageStanding } from '../shared/contract/jobs.ts'
import { connect } from '../shared/rpc/client.ts'
import { createLoopback } from '../shared/rpc/loopback.ts'
import { jobDouble, serveEngineDouble, settle } from './engine-double.ts'
import { followJobs } from './follow-jobs.ts'
import { english } from './texts/en.ts'
import { simplifiedChinese } from './texts/zh-cn.ts'

function setUp() {
  const surroundings = {
    power: { start: vi.fn(() => 7), stop: vi.fn() },
    showProgress: vi.fn(),
    isWatched: vi.fn(() => false),
    texts: vi.fn(() => english.job),
    notify: vi.fn(),
    onIdle: vi.fn(),
    onFailure: vi.fn(),
  }
  const follower = followJobs(surroundings)
  async function attach(jobs: JobSnapshot[] = []) {
    const [here, there] = createLoopback()
    const engine = serveEngineDouble(there, jobs)
    follower.attach(connect<WindowContract>(here))
    await settle()
    const change = async (job: JobSnapshot) => {
      engine.emit('job.changed', job)
      await settle()
    }
    return { engine, change }
  }
  return { ...surroundings, follower, attach }
}

describe('followJobs', () => {
  it('keeps the computer awake from the first active job to the end of the last', async () => {
    const { power, attach } = setUp()
    const { change } = await attach()
    expect(power.start).not.toHaveBeenCalled()
    await change(jobDouble())
    await change(jobDouble({ id: 2, state: 'waiting' }))
    expect(power.start).toHaveBeenCalledExactlyOnceWith('prevent-app-suspension')
    await change(jobDouble({ state: 'done' }))
    expect(power.stop).not.toHaveBeenCalled()
    await change(jobDouble({ id: 2, state: 'paused' }))
    expect(power.stop).toHaveBeenCalledExactlyOnceWith(7)
  })

  it('shows how far the running job is, and takes the bar away after it', async () => {
    const { showProgress, attach } = setUp()
    const { change } = await attach()
    await change(jobDouble({ id: 1, state: 'waiting' }))
    const stage: StageStanding = {
      stage: 'draw',
      state: 'running',
      done: 1,
      total: 2,
      note: null,
      resumedFrom: null,
      seconds: null,
      ratePerSecond: null,
      secondsLeft: null,
    }
    await change(jobDouble({ id: 2, stages: [stage] }))
    expect(showProgress.mock.lastCall?.[0]).toBeGreaterThan(0)
    await change(jobDouble({ id: 1, state: 'cancelled' }))
    await change(jobDouble({ id: 2, state: 'done' }))
    expect(showProgress).toHaveBeenLastCalledWith(null)
  })

  it('tells the end of a job that nobody watches, once', async () => {
    const { notify, attach } = setUp()
    const { change } = await attach([jobDouble()])
    await change(jobDouble({ state: 'done' }))
    await change(jobDouble({ state: 'done' }))
    expect(notify).toHaveBeenCalledOnce()
    expect(JSON.stringify(notify.mock.lastCall)).toContain('“holiday”')
  })

  it('tells why a job failed, and nothing of one that was cancelled or is watched', async () => {
    const { notify, isWatched, attach } = setUp()
    const { change } = await attach([jobDouble(), jobDouble({ id: 2 }), jobDouble({ id: 3 })])
    await change(jobDouble({ state: 'cancelled' }))
    const error = { code: 'disk-full', sentence: 'The disk is full.', hint: null } as const
    await change(jobDouble({ id: 2, state: 'failed', error }))
    isWatched.mockReturnValue(true)
    await change(jobDouble({ id: 3, state: 'done' }))
    expect(notify.mock.calls).toEqual([
      [{ title: 'Cheekbone could not finish “holiday”', body: 'The disk is full.' }],
    ])
  })

  it('tells why a job failed in the language of the window', async () => {
    const { notify, texts, attach } = setUp()
    texts.mockReturnValue(simplifiedChinese.job)
    const { change } = await attach([jobDouble()])
    const error = {
      code: 'disk-full',
      sentence: 'The disk that holds /a is full.',
      hint: null,
      reason: 'diskFull',
      values: { path: '/a' },
    } as const
    await change(jobDouble({ state: 'failed', error }))
    expect(notify).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ body: '/a 所在的磁盘已满。' }))
  })

  it('tells when the last active job is over, and of jobs that were over before it does not', async () => {
    const { onIdle, attach } = setUp()
    const { change, engine } = await attach([jobDouble({ id: 9, state: 'done' })])
    expect(onIdle).not.toHaveBeenCalled()
    await change(jobDouble())
    await change(jobDouble({ state: 'done' }))
    expect(onIdle).toHaveBeenCalledOnce()
    engine.emit('job.dismissed', { job: 1 })
    await settle()
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('stays awake while a dead engine is replaced, and hears the new one alone', async () => {
    const { power, follower, attach } = setUp()
    const first = await attach([jobDouble()])
    await attach([jobDouble({ interruptions: 1 })])
    expect(power.stop).not.toHaveBeenCalled()
    await first.change(jobDouble({ state: 'failed' }))
    expect(follower.active()).toMatchObject([{ interruptions: 1 }])
  })

  it('lets the computer sleep when the engine stays down', async () => {
    const { power, follower, attach, notify } = setUp()
    await attach([jobDouble()])
    follower.detach()
    expect(power.stop).toHaveBeenCalledOnce()
    expect(follower.active()).toEqual([])
    expect(notify).not.toHaveBeenCalled()
  })
})
