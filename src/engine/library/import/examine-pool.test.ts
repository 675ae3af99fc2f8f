import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { createExaminer, defaultWorkerCount } from './examine-pool.ts'

/** A worker that dies on photos named so, as a crash in native code would end it. */
function start(): Worker {
  const code = `
    const { parentPort } = require('node:worker_threads')
    parentPort.on('message', ({ path }) => {
      if (path === 'exits') process.exit(9)
      if (path === 'throws') throw new Error('out of memory')
      if (path === 'refused')
        parentPort.postMessage({ refused: { code: 'bad-argument', sentence: 'No parser.', hint: 'Give one.' } })
      else if (path === 'fails') parentPort.postMessage({ failure: 'bad luck' })
      else parentPort.postMessage({ examined: { status: 'unreadable', contentHash: path, reason: 'x' } })
    })`
  return new Worker(code, { eval: true })
}

describe('createExaminer', () => {
  it.each([
    ['exits', 'Looking at it failed twice: the reader stopped with code 9.'],
    ['throws', 'Looking at it failed twice: out of memory'],
    ['fails', 'Looking at it failed twice: bad luck'],
  ])('tries a photo twice when its worker %s, then records it and goes on', async (path, reason) => {
    let started = 0
    const examiner = createExaminer(() => {
      started++
      return start()
    })
    expect(await examiner.examine({ path, knownHash: null })).toEqual({
      status: 'unreadable',
      contentHash: null,
      reason,
    })
    expect(await examiner.examine({ path: 'good', knownHash: null })).toMatchObject({ contentHash: 'good' })
    expect(started).toBe(3)
    await examiner.close()
  })

  it('passes on what no photo can be looked at with, without another try', async () => {
    let started = 0
    const examiner = createExaminer(() => {
      started++
      return start()
    })
    await expect(examiner.examine({ path: 'refused', knownHash: null })).rejects.toMatchObject({
      code: 'bad-argument',
      message: 'No parser.',
      hint: 'Give one.',
    })
    expect(started).toBe(1)
    await examiner.close()
  })

  it('keeps one worker for many photos', async () => {
    let started = 0
    const examiner = createExaminer(() => {
      started++
      return start()
    })
    for (const path of ['a', 'b', 'c'])
      expect(await examiner.examine({ path, knownHash: null })).toMatchObject({ contentHash: path })
    await examiner.close()
    expect(started).toBe(1)
  })
})

describe('defaultWorkerCount', () => {
  it('is one a core, as far as half the memory goes, and never none', () => {
    const gibibyte = 2 ** 30
    expect(defaultWorkerCount(4, 64 * gibibyte)).toBe(4)
    expect(defaultWorkerCount(8, 4 * gibibyte)).toBe(3)
    expect(defaultWorkerCount(2, gibibyte / 2)).toBe(1)
    expect(defaultWorkerCount(64, 512 * gibibyte)).toBe(16)
  })
})
