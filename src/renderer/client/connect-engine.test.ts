import { describe, expect, it } from 'vitest'
import type { Channel } from '../../shared/rpc/channel.ts'
import { createLoopback } from '../../shared/rpc/loopback.ts'
import { connectEngine } from './connect-engine.ts'
import type { Missing } from './engine-lines.ts'

/** Lines that are there or not as the test says, and time that passes at once. */
function setUp({ missing = 'engine', reachable = true }: { missing?: Missing; reachable?: boolean } = {}) {
  const host = { reachable, missing, engineEnds: [] as Channel[], attempts: 0, waits: [] as number[] }
  const heard: string[] = []
  /** So many waits are granted; then time stands still. */
  let granted = 0
  const gates: (() => void)[] = []
  const engine = connectEngine({
    lines: {
      open: () => {
        host.attempts++
        if (!host.reachable) return Promise.reject(new Error('Nobody is there.'))
        const [engineEnd, windowEnd] = createLoopback()
        host.engineEnds.push(engineEnd)
        return Promise.resolve(windowEnd)
      },
      startEngine: () => {
        host.reachable = true
        return Promise.resolve()
      },
      findMissing: () => Promise.resolve(host.missing),
    },
    onRestart: () => heard.push('restart'),
    onDown: (what) => heard.push(`down: ${what}`),
    wait: (delayMs) => {
      host.waits.push(delayMs)
      if (granted-- > 0) return Promise.resolve()
      return new Promise((resolve) => gates.push(resolve))
    },
  })
  async function passWaits(count: number): Promise<void> {
    granted = count - gates.length
    for (const open of gates.splice(0)) open()
    await settle()
  }
  return { host, engine, heard, passWaits }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 60; i++) await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 0))
}

describe('the connection to the engine', () => {
  it('is open once a line is there, and tells who waits for it; the first line is no restart', async () => {
    const { engine, heard } = setUp()
    expect(engine.status.value).toBe('connecting')
    let opened = 0
    engine.onOpen(() => opened++)
    await settle()
    expect(engine.status.value).toBe('open')
    expect(opened).toBe(1)
    engine.onOpen(() => opened++)
    expect(opened).toBe(2)
    expect(heard).toEqual([])
  })

  it('is lost with its line, comes back by itself, and says that the engine was started anew', async () => {
    const { host, engine, heard, passWaits } = setUp()
    await settle()
    let opened = 0
    const stop = engine.onOpen(() => opened++)
    host.engineEnds[0].close()
    await settle()
    expect(engine.status.value).toBe('lost')
    await passWaits(1)
    expect(engine.status.value).toBe('open')
    expect(heard).toEqual(['restart'])
    expect(opened).toBe(2)
    stop()
    host.engineEnds[1].close()
    await settle()
    await passWaits(1)
    expect(opened).toBe(2)
  })

  it.each<Missing>(['engine', 'host'])(
    'is down after several attempts, told once, with the %s missing',
    async (missing) => {
      const { host, engine, heard, passWaits } = setUp({ missing })
      await settle()
      host.reachable = false
      host.engineEnds[0].close()
      await settle()
      await passWaits(12)
      expect(engine.status.value).toBe('down')
      expect(heard).toEqual([`down: ${missing}`])
      expect(host.waits.slice(0, 3)).toEqual([200, 500, 1000])
      expect(host.waits.at(-1)).toBe(5000)
    },
  )

  it('is also down when there never was a line', async () => {
    const { engine, heard, passWaits } = setUp({ reachable: false })
    await settle()
    await passWaits(8)
    expect(engine.status.value).toBe('down')
    expect(heard).toEqual(['down: engine'])
  })

  it('comes back when a person starts the engine', async () => {
    const { host, engine, heard, passWaits } = setUp()
    await settle()
    host.reachable = false
    host.engineEnds[0].close()
    await settle()
    await passWaits(8)
    await engine.startAgain()
    await passWaits(1)
    expect(engine.status.value).toBe('open')
    expect(heard).toEqual(['down: engine', 'restart'])
  })
})
