import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { throwIfAborted } from '../../shared/errors.ts'
import { openTrialGate } from './trial-gate.ts'

/** A trial that ends when it is told to, or, as trials do, by its signal. */
function heldTrial() {
  const begun: AbortSignal[] = []
  let finish = (): void => {}
  const trial = async (signal: AbortSignal): Promise<string> => {
    begun.push(signal)
    await new Promise<void>((resolve) => {
      finish = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    throwIfAborted(signal)
    return 'measured'
  }
  return { begun, trial, finish: () => finish() }
}

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await turn()
}

describe('the gate of trials', () => {
  it('lets a trial run where nothing else does', async () => {
    const { trial, finish } = heldTrial()
    let waited = 0
    const { signal } = new AbortController()
    const result = openTrialGate().run(trial, { signal, onWaiting: () => waited++ })
    await turns()
    finish()
    expect(await result).toBe('measured')
    expect(waited).toBe(0)
  })

  it('stops a trial when a job begins, and runs it again when all jobs are at rest', async () => {
    const gate = openTrialGate()
    const { begun, trial, finish } = heldTrial()
    let waited = 0
    const { signal } = new AbortController()
    const result = gate.run(trial, { signal, onWaiting: () => waited++ })
    await turns()
    gate.hear({ id: 1, state: 'waiting' })
    expect(begun[0].aborted).toBe(true)
    gate.hear({ id: 2, state: 'waiting' })
    gate.hear({ id: 1, state: 'running' })
    gate.hear({ id: 1, state: 'done' })
    await turns()
    expect(begun).toHaveLength(1)
    expect(waited).toBeGreaterThan(0)
    gate.hear({ id: 2, state: 'paused' })
    await turns()
    expect(begun).toHaveLength(2)
    finish()
    expect(await result).toBe('measured')
  })

  it('waits for a job that was there before', async () => {
    const gate = openTrialGate()
    const { begun, trial, finish } = heldTrial()
    gate.hear({ id: 1, state: 'running' })
    const result = gate.run(trial, { signal: new AbortController().signal, onWaiting: () => undefined })
    await turns()
    expect(begun).toHaveLength(0)
    gate.hear({ id: 1, state: 'failed' })
    await turns()
    finish()
    expect(await result).toBe('measured')
  })

  it('runs one trial at a time', async () => {
    const gate = openTrialGate()
    const [first, second] = [heldTrial(), heldTrial()]
    const { signal } = new AbortController()
    const results = [first, second].map(({ trial }) =>
      gate.run(trial, { signal, onWaiting: () => undefined }),
    )
    await turns()
    expect(second.begun).toHaveLength(0)
    first.finish()
    await turns()
    second.finish()
    expect(await Promise.all(results)).toEqual(['measured', 'measured'])
  })

  it('gives up on the signal, in a trial and while it waits', async () => {
    const gate = openTrialGate()
    const [first, second] = [heldTrial(), heldTrial()]
    const closed = [new AbortController(), new AbortController()]
    const running = gate.run(first.trial, { signal: closed[0].signal, onWaiting: () => undefined })
    const waiting = gate.run(second.trial, { signal: closed[1].signal, onWaiting: () => undefined })
    closed[1].abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    closed[0].abort()
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect(second.begun).toHaveLength(0)
  })
})
