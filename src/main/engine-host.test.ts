import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WindowContract } from '../shared/contract.ts'
import type { Channel } from '../shared/rpc/channel.ts'
import type { Client } from '../shared/rpc/client.ts'
import { createLoopback } from '../shared/rpc/loopback.ts'
import { jobDouble, serveEngineDouble, settle } from './engine-double.ts'
import { hostEngine, type ForkedProcess } from './engine-host.ts'

/** A loopback's end stands for a port. */
class ForkDouble extends EventEmitter implements ForkedProcess<Channel> {
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  readonly messages: unknown[] = []
  readonly ports: Channel[] = []
  kills = 0
  postMessage(message: unknown, transfer: Channel[] = []): void {
    this.messages.push(message)
    for (const port of transfer) {
      this.ports.push(port)
      serveEngineDouble(port, [jobDouble({ interruptions: this.ports.length })])
    }
  }
  kill(): boolean {
    this.kills++
    return true
  }
  /** Without a word from its ports, which may be slower to tell. */
  die(code: number): void {
    this.emit('exit', code)
  }
}

function setUp() {
  const forks: ForkDouble[] = []
  const notices: unknown[] = []
  const log: string[] = []
  const clients: (Client<WindowContract> | null)[] = []
  const host = hostEngine<Channel>({
    fork: () => {
      const fork = new ForkDouble()
      forks.push(fork)
      return fork
    },
    createPorts: () => {
      const [port1, port2] = createLoopback()
      return { port1, port2 }
    },
    channelOf: (port) => port,
    now: () => 0,
    onClient: (client) => clients.push(client),
    onNotice: (notice) => notices.push(notice),
    log: (source, text) => log.push(`${source}: ${text.trim()}`),
  })
  return { host, forks, notices, log, clients }
}

describe('hostEngine', () => {
  it('starts an engine and asks it over a line of its own', async () => {
    const { forks, clients } = setUp()
    expect(forks[0].messages).toEqual([{ kind: 'window' }])
    expect(await clients.at(-1)?.call('jobs.list', {})).toHaveLength(1)
    expect(clients).toHaveLength(1)
  })

  it('hands a new line to each who asks', () => {
    const { host, forks } = setUp()
    const one = host.openPort()
    const other = host.openPort()
    expect(one).not.toBeNull()
    expect(one).not.toBe(other)
    expect(forks[0].messages).toEqual([{ kind: 'window' }, { kind: 'window' }, { kind: 'window' }])
  })

  it('starts it again when it dies, tells so, and asks the new one', async () => {
    const { forks, notices, clients } = setUp()
    const asked = clients.at(-1)?.call('jobs.list', {})
    forks[0].die(9)
    await expect(asked).rejects.toMatchObject({ code: 'channel-closed' })
    expect(forks).toHaveLength(2)
    expect(notices.at(-1)).toEqual({ kind: 'engine-restarted', how: 'exit code 9' })
    expect(await clients.at(-1)?.call('jobs.list', {})).toHaveLength(1)
  })

  it('gives up when it dies again, until a person wants it', () => {
    const { host, forks, notices, clients } = setUp()
    forks[0].die(9)
    forks[1].die(9)
    expect(forks).toHaveLength(2)
    expect(notices.at(-1)).toEqual({ kind: 'engine-down', how: 'exit code 9' })
    expect(host.openPort()).toBeNull()
    expect(clients.at(-1)).toBeNull()
    host.startAgain()
    expect(forks).toHaveLength(3)
    expect(notices.at(-1)).toEqual({ kind: 'engine-running' })
    expect(host.openPort()).not.toBeNull()
  })

  it('writes what the engine prints, and how it ended, into the log', async () => {
    const { forks, log } = setUp()
    forks[0].stderr.write('a warning\n')
    forks[0].stdout.write('a word\n')
    await settle()
    forks[0].die(3)
    expect(log).toEqual(
      expect.arrayContaining([
        'engine: a warning',
        'engine: a word',
        'shell: engine restarted (exit code 3)',
      ]),
    )
  })

  describe('when it is to stop', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('waits for the engine to end by itself', async () => {
      const { host, forks } = setUp()
      const stopped = host.stop()
      expect(forks[0].messages.at(-1)).toEqual({ kind: 'stop' })
      forks[0].die(0)
      await stopped
      vi.runAllTimers()
      expect(forks[0].kills).toBe(0)
      expect(forks).toHaveLength(1)
    })

    it('kills one that does not come to an end', () => {
      const { host, forks } = setUp()
      void host.stop()
      vi.advanceTimersByTime(29_000)
      expect(forks[0].kills).toBe(0)
      vi.advanceTimersByTime(2_000)
      expect(forks[0].kills).toBe(1)
    })
  })
})
