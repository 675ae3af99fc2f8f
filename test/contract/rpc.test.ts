import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CheekboneError, throwIfAborted } from '../../src/shared/errors.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { call, event, job } from '../../src/shared/rpc/contract.ts'
import { createLoopback } from '../../src/shared/rpc/loopback.ts'
import { serve } from '../../src/shared/rpc/server.ts'

const contract = {
  calls: {
    double: call<number>()(z.strictObject({ value: z.number() })),
    sum: call<number>()(z.strictObject({ values: z.instanceof(Float32Array) })),
    fail: call<never>()(z.strictObject({})),
    unsendable: call<unknown>()(z.strictObject({})),
  },
  jobs: {
    count: job<number, string>()(z.strictObject({ to: z.number() })),
  },
  events: { ping: event<{ at: number }>() },
} as const

function setUp() {
  const [serverEnd, clientEnd] = createLoopback()
  const server = serve(serverEnd, contract, {
    calls: {
      double: ({ value }) => value * 2,
      sum: ({ values }) => values.reduce((a, b) => a + b, 0),
      fail: () => {
        throw new CheekboneError('disk-full', 'The disk is full.', { hint: 'Free some space.' })
      },
      unsendable: () => () => 1,
    },
    jobs: {
      count: async ({ to }, { signal, report }) => {
        for (let i = 1; i <= to; i++) {
          await new Promise((resolve) => setImmediate(resolve))
          throwIfAborted(signal)
          report(i)
        }
        return 'counted'
      },
    },
  })
  return { server, client: connect<typeof contract>(clientEnd), clientEnd, serverEnd }
}

describe('a channel with a contract', () => {
  it('answers calls, also with typed arrays', async () => {
    const { client } = setUp()
    expect(await client.call('double', { value: 21 })).toBe(42)
    expect(await client.call('sum', { values: Float32Array.of(1, 2, 3.5) })).toBe(6.5)
  })

  it('keeps 10,000 calls in flight apart', async () => {
    const { client } = setUp()
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, (_, value) => client.call('double', { value })),
    )
    expect(answers).toEqual(Array.from({ length: 10_000 }, (_, value) => value * 2))
  })

  it.each(['nothing', 'toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'refuses the method name %s',
    async (name) => {
      const { client } = setUp()
      await expect(client.call(name as 'double', { value: 1 })).rejects.toMatchObject({
        code: 'unknown-method',
      })
      await expect(client.job(name as 'count', { to: 1 })).rejects.toMatchObject({ code: 'unknown-method' })
    },
  )

  it('parses arguments at the edge', async () => {
    const { client } = setUp()
    await expect(client.call('double', { value: 'x' as unknown as number })).rejects.toMatchObject({
      code: 'bad-argument',
    })
    await expect(client.call('double', { value: 1, more: 2 } as { value: number })).rejects.toMatchObject({
      code: 'bad-argument',
    })
  })

  it('carries code, sentence and hint of an error', async () => {
    const { client } = setUp()
    await expect(client.call('fail', {})).rejects.toMatchObject({
      name: 'CheekboneError',
      code: 'disk-full',
      message: 'The disk is full.',
      hint: 'Free some space.',
    })
  })

  it('answers with an error when a result cannot be sent', async () => {
    const { client } = setUp()
    await expect(client.call('unsendable', {})).rejects.toMatchObject({ code: 'internal' })
  })

  it('reports progress in order and then the result', async () => {
    const { client } = setUp()
    const seen: number[] = []
    expect(await client.job('count', { to: 5 }, { onProgress: (i) => seen.push(i) })).toBe('counted')
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  it('cancels a job on its signal', async () => {
    const { client } = setUp()
    const controller = new AbortController()
    const running = client.job(
      'count',
      { to: 1e9 },
      { signal: controller.signal, onProgress: (i) => i === 3 && controller.abort() },
    )
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    await expect(client.job('count', { to: 1 }, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  it('ends a job whose progress listener fails, with the failure', async () => {
    const { client } = setUp()
    const seen: number[] = []
    const running = client.job(
      'count',
      { to: 1e9 },
      {
        onProgress: (i) => {
          seen.push(i)
          throw new CheekboneError('disk-full', 'No room for a checkpoint.')
        },
      },
    )
    await expect(running).rejects.toMatchObject({ code: 'disk-full' })
    expect(seen).toEqual([1])
  })

  it('delivers events until one stops listening', async () => {
    const { client, server } = setUp()
    const seen: number[] = []
    const stop = client.on('ping', ({ at }) => seen.push(at))
    server.emit('ping', { at: 1 })
    await client.call('double', { value: 1 })
    stop()
    server.emit('ping', { at: 2 })
    await client.call('double', { value: 1 })
    expect(seen).toEqual([1])
  })

  it('rejects what waits, and what comes after, when the channel closes', async () => {
    const { client, serverEnd } = setUp()
    const running = client.job('count', { to: 1e9 })
    serverEnd.close()
    await expect(running).rejects.toMatchObject({ code: 'channel-closed' })
    await expect(client.call('double', { value: 1 })).rejects.toMatchObject({ code: 'channel-closed' })
  })

  it('stops a job whose client has gone', async () => {
    const [serverEnd, clientEnd] = createLoopback()
    const stopped = new Promise<boolean>((resolve) => {
      serve(
        serverEnd,
        { calls: {}, jobs: { wait: contract.jobs.count }, events: {} },
        {
          calls: {},
          jobs: {
            wait: async (_, { signal }) => {
              while (!signal.aborted) await new Promise((next) => setImmediate(next))
              resolve(true)
              return 'stopped'
            },
          },
        },
      )
    })
    clientEnd.post({ kind: 'job', id: 1, method: 'wait', args: { to: 1 } })
    await new Promise((next) => setImmediate(next))
    clientEnd.close()
    expect(await stopped).toBe(true)
  })

  it('drops what is not a frame and goes on', async () => {
    const { client, clientEnd } = setUp()
    for (const junk of [
      null,
      1,
      'call',
      {},
      { kind: 'call' },
      { kind: 'call', id: 'x', method: 'double' },
      { kind: 'boom', id: 1 },
    ]) {
      clientEnd.post(junk)
    }
    expect(await client.call('double', { value: 1 })).toBe(2)
  })
})
