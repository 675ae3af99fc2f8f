import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/shared/rpc/channel.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { connectAgain, type ConnectionStatus } from '../../src/shared/rpc/reconnecting-client.ts'
import { serve, type Server } from '../../src/shared/rpc/server.ts'
import { nextTurn, sampleContract, sampleHandlers, type SampleContract } from './support/sample-service.ts'

const refused = { code: 'channel-closed' }

/** An engine that can be up or down, and a clock that moves when it is told to. */
function setUp(delaysMs: Iterable<number> = [10, 20, 40]) {
  const engine = { up: true, attempts: 0, server: null as Server<SampleContract> | null }
  const statuses: ConnectionStatus[] = []
  const waits: { delayMs: number; end: () => void }[] = []
  function open(): Promise<Channel> {
    engine.attempts++
    if (!engine.up) return Promise.reject(new Error('nobody answers'))
    const [serverEnd, clientEnd] = createLoopback()
    engine.server = serve(serverEnd, sampleContract, sampleHandlers())
    return Promise.resolve(clientEnd)
  }
  const client = connectAgain<SampleContract>(open, {
    delaysMs,
    onStatus: (status) => statuses.push(status),
    wait: (delayMs) => new Promise((end) => waits.push({ delayMs, end })),
  })
  async function passWait(): Promise<number> {
    await nextTurn()
    const wait = waits.shift()
    if (!wait) throw new Error('nothing waits')
    wait.end()
    await nextTurn()
    return wait.delayMs
  }
  return { engine, client, statuses, waits, passWait }
}

describe('a client that finds its way back', () => {
  it('connects at once and answers', async () => {
    const { client, statuses } = setUp()
    expect(await client.call('double', { value: 2 })).toBe(4)
    expect(await client.job('count', { to: 2 })).toBe('counted')
    expect(statuses).toEqual(['connecting', 'connected'])
  })

  it('rejects what was in flight at a loss, calls and jobs', async () => {
    const { client, engine } = setUp()
    await client.call('double', { value: 1 })
    const call = client.call('never', {})
    const job = client.job('count', { to: 1e9 })
    await nextTurn()
    engine.server?.close()
    await expect(call).rejects.toMatchObject(refused)
    await expect(job).rejects.toMatchObject(refused)
  })

  it('connects again after the first delay, and what was asked meanwhile is answered', async () => {
    const { client, engine, statuses, passWait } = setUp()
    await client.call('double', { value: 1 })
    engine.server?.close()
    const meanwhile = [client.call('double', { value: 5 }), client.job('count', { to: 1 })]
    expect(await passWait()).toBe(10)
    expect(await Promise.all(meanwhile)).toEqual([10, 'counted'])
    expect(statuses).toEqual(['connecting', 'connected', 'lost', 'connecting', 'connected'])
  })

  it('keeps listeners of events over a loss, without hearing twice', async () => {
    const { client, engine, passWait } = setUp()
    const heard: string[] = []
    client.on('notice', (text) => heard.push(text))
    const stop = client.on('notice', (text) => heard.push(`also ${text}`))
    await client.call('double', { value: 1 })
    engine.server?.emit('notice', 'before')
    await nextTurn()
    engine.server?.close()
    await passWait()
    engine.server?.emit('notice', 'after')
    await nextTurn()
    stop()
    engine.server?.emit('notice', 'later')
    await nextTurn()
    expect(heard).toEqual(['before', 'also before', 'after', 'also after', 'later'])
  })

  it('takes a listener that came, or left, while the connection was lost', async () => {
    const { client, engine, passWait } = setUp()
    const heard: string[] = []
    const stop = client.on('notice', (text) => heard.push(`left ${text}`))
    await client.call('double', { value: 1 })
    engine.server?.close()
    stop()
    client.on('notice', (text) => heard.push(text))
    await passWait()
    engine.server?.emit('notice', 'hello')
    await nextTurn()
    expect(heard).toEqual(['hello'])
  })

  it('waits longer from attempt to attempt and gives up after the last', async () => {
    const { client, engine, statuses, passWait } = setUp()
    await client.call('double', { value: 1 })
    engine.up = false
    engine.server?.close()
    const meanwhile = client.call('double', { value: 1 })
    meanwhile.catch(() => undefined)
    expect([await passWait(), await passWait(), await passWait()]).toEqual([10, 20, 40])
    await expect(meanwhile).rejects.toMatchObject({ ...refused, cause: { message: 'nobody answers' } })
    expect(engine.attempts).toBe(4)
    expect(statuses.slice(2)).toEqual([
      'lost',
      ...Array.from({ length: 3 }, () => ['connecting', 'lost']).flat(),
    ])
  })

  it('begins again at once with the next question after it had given up', async () => {
    const { client, engine, passWait } = setUp([10])
    engine.up = false
    await passWait()
    engine.up = true
    expect(await client.call('double', { value: 3 })).toBe(6)
  })

  it('waits before it connects again to an engine that hangs up at once', async () => {
    const { engine, waits, passWait, client } = setUp()
    await client.call('double', { value: 1 })
    for (let i = 0; i < 3; i++) {
      engine.server?.close()
      expect(await passWait()).toBe(10)
    }
    expect([engine.attempts, waits.length]).toEqual([4, 0])
  })

  it('lets a job be called off while it waits for a connection', async () => {
    const { client, engine, passWait } = setUp()
    await client.call('double', { value: 1 })
    engine.server?.close()
    const controller = new AbortController()
    const job = client.job('count', { to: 1 }, { signal: controller.signal })
    controller.abort()
    await expect(job).rejects.toMatchObject({ code: 'cancelled' })
    await passWait()
    expect(await client.call('double', { value: 1 })).toBe(2)
  })

  it('rejects what waits when it is closed, and does not connect any more', async () => {
    const { client, engine, passWait, statuses } = setUp()
    await client.call('double', { value: 1 })
    engine.server?.close()
    const meanwhile = client.call('double', { value: 1 })
    client.close()
    await expect(meanwhile).rejects.toMatchObject(refused)
    await passWait()
    await expect(client.call('double', { value: 1 })).rejects.toMatchObject(refused)
    expect(engine.attempts).toBe(1)
    expect(statuses.at(-1)).toBe('lost')
  })

  it('closes a channel that is opened only after it was closed', async () => {
    const [serverEnd, clientEnd] = createLoopback()
    const client = connectAgain<SampleContract>(() => nextTurn().then(() => clientEnd), { delaysMs: [] })
    await Promise.resolve()
    await Promise.resolve()
    client.close()
    await new Promise<void>((resolve) => serverEnd.onClose(resolve))
  })
})
