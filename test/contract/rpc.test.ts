import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { CheekboneError } from '../../src/shared/errors.ts'
import type { Channel } from '../../src/shared/rpc/channel.ts'
import { connect } from '../../src/shared/rpc/client.ts'
import { serve } from '../../src/shared/rpc/server.ts'
import { allLines } from './support/lines.ts'
import { sampleContract, sampleHandlers, type SampleContract } from './support/sample-service.ts'

const typedArrays = [
  Uint8Array.of(0, 127, 255),
  Int32Array.of(-(2 ** 31), 0, 2 ** 31 - 1),
  Uint32Array.of(0, 1, 2 ** 32 - 1),
  Float32Array.of(NaN, Infinity, -Infinity, -0, 1e-45, 0.1),
  Float64Array.of(NaN, Infinity, -Infinity, -0, 5e-324, 0.1),
]

describe.each(allLines())('a contract over $name', (line) => {
  const opened: Channel[] = []
  afterEach(() => opened.splice(0).forEach((channel) => channel.close()))
  afterAll(() => line.stop())

  async function setUp() {
    const [serverEnd, clientEnd] = await line.open()
    opened.push(serverEnd, clientEnd)
    const started: AbortSignal[] = []
    const server = serve(
      serverEnd,
      sampleContract,
      sampleHandlers((signal) => started.push(signal)),
    )
    return { server, client: connect<SampleContract>(clientEnd), clientEnd, serverEnd, started }
  }

  it('answers calls', async () => {
    const { client } = await setUp()
    expect(await client.call('double', { value: 21 })).toBe(42)
    expect(await client.call('nothing', { optional: undefined })).toBeUndefined()
  })

  it('keeps 10,000 calls in flight apart', async () => {
    const { client } = await setUp()
    const answers = await Promise.all(
      Array.from({ length: 10_000 }, (_, value) => client.call('double', { value })),
    )
    expect(answers).toEqual(Array.from({ length: 10_000 }, (_, value) => value * 2))
  })

  it.each(['nowhere', 'toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'refuses the method name %s',
    async (name) => {
      const { client } = await setUp()
      const refused = { code: 'unknown-method' }
      await expect(client.call(name as 'double', { value: 1 })).rejects.toMatchObject(refused)
      await expect(client.job(name as 'count', { to: 1 })).rejects.toMatchObject(refused)
    },
  )

  it('parses arguments at the edge', async () => {
    const { client } = await setUp()
    for (const wrong of [{ value: 'x' }, { value: 1, more: 2 }, null, undefined, [], 7]) {
      const args = wrong as unknown as { value: number }
      await expect(client.call('double', args)).rejects.toMatchObject({ code: 'bad-argument' })
    }
  })

  it('carries code, sentence, hint and reason of an error', async () => {
    const { client } = await setUp()
    await expect(client.call('fail', {})).rejects.toMatchObject({
      name: 'CheekboneError',
      code: 'disk-full',
      message: 'The disk is full.',
      hint: 'Free some space.',
      reason: 'diskFull',
      values: { path: '/a' },
    })
  })

  it('answers with an error when a result cannot be sent, and goes on', async () => {
    const { client } = await setUp()
    await expect(client.call('unsendable', {})).rejects.toMatchObject({ code: 'internal' })
    expect(await client.call('double', { value: 1 })).toBe(2)
  })

  it('rejects a call whose arguments cannot be sent, and goes on', async () => {
    const { client } = await setUp()
    await expect(client.call('echo', { value: () => 1 })).rejects.toThrow()
    expect(await client.call('double', { value: 1 })).toBe(2)
  })

  it.each(typedArrays.map((array) => [array.constructor.name, array] as const))(
    'keeps a %s intact, bit by bit, also an empty one',
    async (_, array) => {
      const { client } = await setUp()
      const [whole, empty] = (await client.call('echo', { value: [array, array.subarray(0, 0)] })) as [
        typeof array,
        typeof array,
      ]
      expect([whole, empty]).toStrictEqual([array, array.subarray(0, 0)])
      expect(bitsOf(whole)).toStrictEqual(bitsOf(array))
    },
  )

  it('keeps numbers, texts and lists as they are', async () => {
    const { client } = await setUp()
    const value = { list: [NaN, -Infinity, 2 ** 53, null, 'Wange 頬 🙂'], none: {}, constructor: 'own' }
    expect(await client.call('echo', { value })).toStrictEqual(value)
  })

  // The full size once, over the line that has the most to do for it.
  const megabytes = line.name === 'WebSocket of ws' ? 50 : 5
  it(`carries ${megabytes} MB in one piece`, async () => {
    const { client } = await setUp()
    const large = new Float32Array(megabytes * 250_000)
    for (let i = 0; i < large.length; i += 1000) large[i] = i
    const back = await client.call('echo', { value: large })
    expect(Buffer.compare(bitsOf(back as Float32Array), bitsOf(large))).toBe(0)
  })

  it('reports progress in order and then the result', async () => {
    const { client } = await setUp()
    const seen: number[] = []
    expect(await client.job('count', { to: 50 }, { onProgress: (i) => seen.push(i) })).toBe('counted')
    expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  })

  it('drops progress that is reported after the end', async () => {
    const { client } = await setUp()
    const seen: number[] = []
    expect(await client.job('reportLate', {}, { onProgress: (i) => seen.push(i) })).toBe('over')
    await client.job('count', { to: 3 })
    expect(seen).toEqual([1])
  })

  it('cancels a job on its signal, and not the others', async () => {
    const { client } = await setUp()
    const controller = new AbortController()
    const other = client.job('count', { to: 20 })
    const running = client.job(
      'count',
      { to: 1e9 },
      { signal: controller.signal, onProgress: (i) => i === 3 && controller.abort() },
    )
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
    expect(await other).toBe('counted')
    await expect(client.job('count', { to: 1 }, { signal: controller.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  it('ends a job whose progress listener fails, with the failure', async () => {
    const { client, started } = await setUp()
    const seen: number[] = []
    const onProgress = (i: number): void => {
      seen.push(i)
      throw new CheekboneError('disk-full', 'No room for a checkpoint.')
    }
    await expect(client.job('count', { to: 1e9 }, { onProgress })).rejects.toMatchObject({
      code: 'disk-full',
    })
    await aborted(started[0])
    expect(seen).toEqual([1])
  })

  it('delivers events until one stops listening', async () => {
    const { client, server } = await setUp()
    const seen: number[] = []
    const stopListening = client.on('ping', ({ at }) => seen.push(at))
    server.emit('ping', { at: 1 })
    server.emit('ping', { at: 2 })
    await client.call('double', { value: 1 })
    stopListening()
    server.emit('ping', { at: 3 })
    await client.call('double', { value: 1 })
    expect(seen).toEqual([1, 2])
  })

  it('rejects what waits, and what comes after, when the server closes the channel', async () => {
    const { client, server, started } = await setUp()
    const running = client.job('count', { to: 1e9 }, { onProgress: () => server.close() })
    await expect(running).rejects.toMatchObject({ code: 'channel-closed' })
    await expect(client.call('double', { value: 1 })).rejects.toMatchObject({ code: 'channel-closed' })
    await aborted(started[0])
  })

  it('rejects what waits when the client itself closes, and stops the job', async () => {
    const { client, started } = await setUp()
    const running = client.job('count', { to: 1e9 }, { onProgress: () => client.close() })
    await expect(running).rejects.toMatchObject({ code: 'channel-closed' })
    await aborted(started[0])
  })

  it('tells both ends of a close, once, and late listeners too', async () => {
    const { clientEnd, serverEnd } = await setUp()
    const told: string[] = []
    const both = [clientEnd, serverEnd].map(
      (end, i) =>
        new Promise<void>((resolve) => {
          end.onClose(() => resolve(void told.push(`end ${i}`)))
        }),
    )
    clientEnd.close()
    clientEnd.close()
    await Promise.all(both)
    await new Promise<void>((resolve) => clientEnd.onClose(resolve))
    expect(told.sort()).toEqual(['end 0', 'end 1'])
    expect(() => clientEnd.post('into the void')).not.toThrow()
  })
})

function bitsOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
