import { beforeEach, describe, expect, it } from 'vitest'
import type { JobRequest, JobSnapshot } from '../../../shared/contract/jobs.ts'
import { cancelled, CheekboneError } from '../../../shared/errors.ts'
import type { RunSummary } from '../../../shared/run-summary.ts'
import { openJobBoard, type JobBoard, type JobWork } from './job-board.ts'
import type { JobRecord } from './job-record.ts'

const request: JobRequest = { kind: 'demo', faces: 8, seed: 1 }
const summary = { photos: 8 } as RunSummary

interface Started extends JobWork {
  finish(): void
  fail(error: Error): void
}

let kept: JobRecord[]
let started: Started[]
let told: JobSnapshot[]
let nowMs: number

beforeEach(() => {
  nowMs = 0
  kept = []
  started = []
  told = []
})

/** Work that stops when it is asked to and otherwise waits for the test. */
function perform(_request: JobRequest, work: JobWork): Promise<RunSummary> {
  return new Promise((resolve, reject) => {
    started.push({ ...work, finish: () => resolve(summary), fail: reject })
    work.signal.addEventListener('abort', () => reject(cancelled(work.signal.reason)))
  })
}

function open(): JobBoard {
  return openJobBoard({
    records: {
      read: () => structuredClone(kept),
      write: (records) => (kept = structuredClone([...records])),
      close: () => undefined,
    },
    placeOf: () => ({ folder: '/photos', library: { id: '0123456789abcdef', path: '/a.cheekbone' } }),
    perform,
    onChanged: (job) => told.push(job),
    onDismissed: () => undefined,
    now: () => nowMs,
  })
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

describe('the job board', () => {
  it('runs one job at a time, in order, and keeps the result', async () => {
    const board = open()
    const one = board.start(request)
    const two = board.start(request)
    expect(board.list().map(({ state }) => state)).toEqual(['running', 'waiting'])
    started[0].finish()
    await settle()
    expect(board.list().map(({ state }) => state)).toEqual(['done', 'running'])
    expect(board.list()[0].result).toEqual(summary)
    expect([one.id, two.id]).toEqual([1, 2])
  })

  it('pauses after the present step, and takes the same request up again', async () => {
    const board = open()
    const { id } = board.start(request)
    expect(board.pause(id).state).toBe('pausing')
    await settle()
    expect(board.list()[0].state).toBe('paused')
    expect(kept[0].state).toBe('paused')
    board.resume(id)
    expect(started).toHaveLength(2)
    started[1].finish()
    await settle()
    expect(board.list()[0].state).toBe('done')
  })

  it('cancels after the present step, which it says until then, and starts what waits behind', async () => {
    const board = open()
    const { id } = board.start(request)
    board.start(request)
    expect(board.cancel(id).state).toBe('cancelling')
    expect(told.at(-1)?.state).toBe('cancelling')
    started[0].report({ kind: 'moved', stage: 'import', done: 1, total: 2 })
    expect(board.list()[0].state).toBe('cancelling')
    expect(() => board.cancel(id)).toThrow(/cancelling/)
    await settle()
    expect(board.list().map(({ state }) => state)).toEqual(['cancelled', 'running'])
  })

  it('cancels a waiting job without ever starting it', () => {
    const board = open()
    board.start(request)
    const { id } = board.start(request)
    expect(board.cancel(id).state).toBe('cancelled')
    expect(started).toHaveLength(1)
  })

  it('says why a job failed, and runs it again when asked', async () => {
    const board = open()
    const { id } = board.start(request)
    started[0].fail(new CheekboneError('disk-full', 'The disk is full.', { hint: 'Free some space.' }))
    await settle()
    expect(board.list()[0]).toMatchObject({
      state: 'failed',
      error: { code: 'disk-full', sentence: 'The disk is full.', hint: 'Free some space.' },
    })
    expect(board.resume(id)).toMatchObject({ state: 'running', error: null })
  })

  it('tells of stages and warnings as they come', () => {
    const board = open()
    board.start(request)
    started[0].report({ kind: 'started', stage: 'import' })
    started[0].report({ kind: 'warned', stage: 'import', sentence: 'Few photos.' })
    started[0].report({ kind: 'warned', stage: 'import', sentence: 'Few photos.' })
    expect(told.at(-1)).toMatchObject({
      warnings: ['Few photos.'],
      stages: [{ stage: 'import', state: 'running' }],
    })
    expect(board.list()[0].warnings).toEqual(['Few photos.'])
  })

  it('tells of progress at most ten times a second, and of everything else at once', () => {
    const board = open()
    board.start(request)
    const [{ report }] = started
    report({ kind: 'started', stage: 'import' })
    told = []
    for (nowMs = 1; nowMs <= 1000; nowMs++)
      report({ kind: 'moved', stage: 'import', done: nowMs, total: 1000 })
    expect(told).toHaveLength(10)
    report({ kind: 'finished', stage: 'import', seconds: 1 })
    expect(told).toHaveLength(11)
  })

  it('keeps the last twenty of those that are over', async () => {
    const board = open()
    for (let i = 0; i < 25; i++) {
      board.start(request)
      started[i].finish()
      await settle()
    }
    expect(board.list().map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => i + 6))
    expect(kept).toHaveLength(20)
  })

  it('shows what the training told with the progress after it, and begins again when it is taken up again', async () => {
    const board = open()
    const { id } = board.start(request)
    const step = { step: 1, epoch: 1, loss: 2, learningRate: 0.1, spread: 0.02 }
    started[0].report({ kind: 'learned', stage: 'train', step })
    expect(told.at(-1)?.training).toEqual([])
    started[0].report({ kind: 'finished', stage: 'train', seconds: 1 })
    expect(told.at(-1)?.training).toEqual([step])
    board.pause(id)
    await settle()
    expect(board.resume(id).training).toEqual([])
  })

  it('goes on with what ran when the engine died, and leaves paused what was paused', () => {
    const before = open()
    before.start(request)
    before.pause(before.start(request).id)
    started = []
    const after = open()
    expect(after.list().map(({ state, interruptions }) => [state, interruptions])).toEqual([
      ['running', 1],
      ['paused', 0],
    ])
    expect(started).toHaveLength(1)
    expect(after.start(request).id).toBe(3)
  })

  it('knows after a new start how far a job was, and what it had to tell', () => {
    const before = open()
    before.start(request)
    const [{ report }] = started
    report({ kind: 'started', stage: 'import' })
    report({ kind: 'moved', stage: 'import', done: 8, total: 8 })
    report({ kind: 'warned', stage: 'import', sentence: 'Few photos.' })
    report({ kind: 'finished', stage: 'import', seconds: 3 })
    report({ kind: 'started', stage: 'embed' })
    report({ kind: 'moved', stage: 'embed', done: 2, total: 9 })
    const over = { stage: 'import', state: 'done', done: 8, total: 8, seconds: 3 }
    expect(kept).toMatchObject([{ stages: [over] }])
    before.pause(1)

    const next = open()
    expect(next.list()).toMatchObject([
      { stages: [over, { stage: 'embed', done: 2, total: 9 }], warnings: ['Few photos.'] },
    ])
    next.resume(1)
    expect(next.list()[0].stages).toMatchObject([over])
    started[1].report({ kind: 'kept', stage: 'import' })
    expect(next.list()[0].stages).toMatchObject([{ ...over, state: 'kept' }])
    started[1].report({ kind: 'started', stage: 'import' })
    expect(next.list()[0].stages).toMatchObject([{ stage: 'import', state: 'running', done: 0 }])
  })

  it('leaves paused what was about to pause when the engine died, and cancelled what was about to be', () => {
    const before = open()
    before.pause(before.start(request).id)
    expect(open().list()).toMatchObject([{ state: 'paused', interruptions: 1 }])

    kept = []
    const other = open()
    other.cancel(other.start(request).id)
    started = []
    expect(open().list()).toMatchObject([{ state: 'cancelled', error: null }])
    expect(started).toHaveLength(0)
  })

  it('does not go on by itself with a job during which the engine died again and again', () => {
    open().start(request)
    open()
    open()
    started = []
    const board = open()
    expect(started).toHaveLength(0)
    expect(board.list()[0]).toMatchObject({ state: 'paused', error: { code: 'internal' } })
    expect(board.resume(1)).toMatchObject({ state: 'running', interruptions: 0 })
  })

  it('pauses what runs when it is closed, and starts nothing more', async () => {
    const board = open()
    board.start(request)
    board.start(request)
    await board.close()
    expect(kept.map(({ state }) => state)).toEqual(['paused', 'waiting'])
    expect(started).toHaveLength(1)
  })

  it('cancels what was being cancelled when it is closed', async () => {
    const board = open()
    board.cancel(board.start(request).id)
    const closed = board.close()
    expect(kept).toMatchObject([{ state: 'cancelled' }])
    await closed
    expect(kept).toMatchObject([{ state: 'cancelled' }])
  })

  it('is done when the last step was over before it could be cancelled', async () => {
    const board = open()
    const { id } = board.start(request)
    started[0].finish()
    board.cancel(id)
    await settle()
    expect(board.list()).toMatchObject([{ state: 'done' }])
    expect(kept).toMatchObject([{ state: 'done', result: summary }])
  })

  it('pauses after all when that was asked for last', async () => {
    const board = open()
    const { id } = board.start(request)
    board.cancel(id)
    board.pause(id)
    await settle()
    expect(board.list()[0].state).toBe('paused')
  })

  it('refuses what a job cannot do now, and what is not on the list', async () => {
    const board = open()
    const { id } = board.start(request)
    expect(() => board.resume(id)).toThrow(/running/)
    expect(() => board.dismiss(id)).toThrow(/running/)
    expect(() => board.pause(99)).toThrow(/no longer on the list/)
    started[0].finish()
    await settle()
    board.dismiss(id)
    expect(board.list()).toEqual([])
    expect(kept).toEqual([])
  })
})
