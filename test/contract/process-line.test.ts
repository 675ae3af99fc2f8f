import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { childLine } from '../../src/engine/channels/process-line.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { openMultiplexer } from '../../src/shared/rpc/multiplex.ts'
import { connectAgain } from '../../src/shared/rpc/reconnecting-client.ts'
import type { SampleContract } from './support/sample-service.ts'

const children: ChildProcess[] = []

function startChild() {
  const script = fileURLToPath(new URL('./support/crashing-child.ts', import.meta.url))
  const child = fork(script, { serialization: 'advanced', execArgv: [] })
  children.push(child)
  return { child, line: childLine(child) }
}

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

describe('a line to a child process', () => {
  it('serves many channels and ends the child when it is closed', async () => {
    const { child, line } = startChild()
    const channels = openMultiplexer(line)
    const [first, second] = [channels.open(), channels.open()].map((channel) =>
      connect<SampleContract>(channel),
    )
    expect(await first.call('double', { value: 2 })).toBe(4)
    first.close()
    expect(await second.call('echo', { value: Float64Array.of(-0, NaN) })).toStrictEqual(
      Float64Array.of(-0, NaN),
    )
    const ended = once(child, 'exit')
    channels.close()
    expect(await ended).toEqual([7, null])
  })

  it('rejects on every channel what was in flight when the child is killed', async () => {
    const { child, line } = startChild()
    const channels = openMultiplexer(line)
    const clients = [channels.open(), channels.open()].map((channel) => connect<SampleContract>(channel))
    const jobs = clients.map((client, i) =>
      client.job('count', { to: 1e9 }, i === 0 ? { onProgress: () => child.kill('SIGKILL') } : {}),
    )
    const outcomes = await Promise.allSettled(jobs)
    expect(outcomes).toMatchObject(Array(2).fill({ status: 'rejected', reason: { code: 'channel-closed' } }))
    await expect(clients[0].call('double', { value: 1 })).rejects.toMatchObject({ code: 'channel-closed' })
  })

  it('is closed when the process could not be started', async () => {
    const child = fork('nowhere.js', { execPath: '/nowhere/node', serialization: 'advanced' })
    await new Promise<void>((resolve) => childLine(child).onClose(resolve))
  })

  it('lets a client go on with the next process after a kill', async () => {
    let { child, line } = startChild()
    let channels = openMultiplexer(line)
    const client = connectAgain<SampleContract>(() => Promise.resolve(channels.open()), {
      delaysMs: [1, 1],
      wait: () => Promise.resolve(),
      onStatus: (status) => {
        if (status !== 'lost') return
        ;({ child, line } = startChild())
        channels = openMultiplexer(line)
      },
    })
    expect(await client.call('double', { value: 1 })).toBe(2)
    const waiting = client.call('never', {})
    child.kill('SIGKILL')
    await expect(waiting).rejects.toMatchObject({ code: 'channel-closed' })
    expect(await client.call('double', { value: 4 })).toBe(8)
    client.close()
  })
})
