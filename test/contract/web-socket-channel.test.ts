import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { CheekboneError } from '../../src/shared/errors.ts'
import type { Channel } from '../../src/shared/rpc/channel.ts'
import { createHub } from '../../src/shared/rpc/hub.ts'
import { decodeMessage, encodeMessage } from '../../src/shared/rpc/message-codec.ts'
import { defaultMessageLimits } from '../../src/shared/rpc/message-limits.ts'
import { serve } from '../../src/shared/rpc/server.ts'
import {
  closeCodes,
  openWebSocketChannel,
  webSocketChannel,
  type WebSocketChannelOptions,
} from '../../src/shared/rpc/web-socket-channel.ts'
import { sampleContract, sampleHandlers } from './support/sample-service.ts'

/** A socket whose peer reads when the test says so. */
function slowSocket() {
  const sent: unknown[] = []
  const listeners = new Map<string, ((event: { data: unknown }) => void)[]>()
  const timers: (() => void)[] = []
  const closed: (number | undefined)[] = []
  const socket = {
    binaryType: 'blob',
    bufferedAmount: 0,
    readyState: 1,
    send(data: Uint8Array) {
      socket.bufferedAmount += data.byteLength
      sent.push(decodeMessage(data))
    },
    close(code?: number) {
      closed.push(code)
      socket.readyState = 3
    },
    addEventListener(type: string, listener: (event: { data: unknown }) => void) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener])
    },
  }
  return {
    socket,
    sent,
    closed,
    timers,
    hear: (type: string, data?: unknown) => listeners.get(type)?.forEach((listener) => listener({ data })),
    later: (run: () => void) => void timers.push(run),
    passTime: () => timers.splice(0).forEach((run) => run()),
  }
}

function setUpSlow(options: WebSocketChannelOptions = {}) {
  const slow = slowSocket()
  const problems: CheekboneError[] = []
  const channel = webSocketChannel(slow.socket, {
    highWaterBytes: 1000,
    later: slow.later,
    onProblem: (error) => problems.push(error),
    ...options,
  })
  return { ...slow, channel, problems }
}

const full = { kind: 'result', id: 1, value: new Uint8Array(2000) }

describe('a WebSocket whose peer reads slowly', () => {
  it('sends everything while the line has room', () => {
    const { channel, sent } = setUpSlow()
    for (const value of [1, 2, 3]) channel.post({ kind: 'progress', id: 1, value })
    expect(sent).toHaveLength(3)
  })

  it('keeps only the newest progress of each job while it is full', () => {
    const { channel, sent, socket, passTime } = setUpSlow()
    channel.post(full)
    for (let value = 1; value <= 1000; value++) {
      channel.post({ kind: 'progress', id: 2, value })
      channel.post({ kind: 'progress', id: 3, value: -value })
    }
    passTime()
    expect(sent).toHaveLength(1)
    socket.bufferedAmount = 0
    passTime()
    expect(sent.slice(1)).toEqual([
      { kind: 'progress', id: 2, value: 1000 },
      { kind: 'progress', id: 3, value: -1000 },
    ])
  })

  it('keeps the newest event of each key, and every event that none supersedes', () => {
    const { channel, sent, socket, passTime } = setUpSlow()
    channel.post(full)
    const hub = createHub(sampleContract, sampleHandlers())
    hub.serve(channel)
    for (let i = 1; i <= 3; i++) {
      hub.emit('ping', { at: i })
      hub.emit('moved', { job: 'a', done: i })
      hub.emit('moved', { job: 'b', done: i })
      hub.emit('notice', `notice ${i}`)
    }
    socket.bufferedAmount = 0
    passTime()
    const values = sent.slice(1).map((frame) => (frame as { value: unknown }).value)
    expect(values).toEqual([
      'notice 1',
      'notice 2',
      'notice 3',
      { at: 3 },
      { job: 'a', done: 3 },
      { job: 'b', done: 3 },
    ])
  })

  it('never leaves out an answer, and sends the last progress before it', () => {
    const { channel, sent } = setUpSlow()
    channel.post(full)
    for (const value of [1, 2]) channel.post({ kind: 'progress', id: 7, value })
    for (const id of [5, 6, 7]) channel.post({ kind: 'result', id, value: 'done' })
    expect(sent.slice(1)).toEqual([
      { kind: 'result', id: 5, value: 'done' },
      { kind: 'result', id: 6, value: 'done' },
      { kind: 'progress', id: 7, value: 2 },
      { kind: 'result', id: 7, value: 'done' },
    ])
  })

  it('does not let newer progress overtake what waits', () => {
    const { channel, sent, socket, passTime } = setUpSlow()
    channel.post(full)
    channel.post({ kind: 'progress', id: 2, value: 1 })
    socket.bufferedAmount = 0
    channel.post({ kind: 'progress', id: 3, value: 1 })
    expect(sent).toHaveLength(1)
    passTime()
    expect(sent.slice(1).map((frame) => (frame as { id: number }).id)).toEqual([2, 3])
  })

  it('waits on while it is full, and for nothing once it is closed', () => {
    const { channel, sent, timers, passTime } = setUpSlow()
    channel.post(full)
    channel.post({ kind: 'progress', id: 2, value: 1 })
    passTime()
    passTime()
    expect(timers).toHaveLength(1)
    channel.close()
    passTime()
    expect([timers.length, sent.length]).toEqual([0, 1])
  })

  it('cuts off a peer that does not read at all', async () => {
    const { channel, closed, problems } = setUpSlow({ mostUnsentBytes: 5000 })
    const gone = new Promise<void>((resolve) => channel.onClose(resolve))
    for (let i = 0; i < 10; i++) channel.post(full)
    await gone
    expect(closed).toEqual([closeCodes.notReading])
    expect(problems).toMatchObject([{ code: 'too-large' }])
  })

  it('refuses to send a message that is over the limit, and goes on', () => {
    const { channel, sent } = setUpSlow({ limits: { ...defaultMessageLimits, maxBytes: 1500 } })
    expect(() => channel.post(full)).toThrow(CheekboneError)
    channel.post({ kind: 'result', id: 1, value: 1 })
    expect(sent).toEqual([{ kind: 'result', id: 1, value: 1 }])
  })

  it('closes when the connection breaks, and says so', () => {
    const { channel, hear, problems, closed } = setUpSlow()
    hear('error')
    hear('close')
    channel.post(full)
    expect(problems).toMatchObject([{ code: 'io' }])
    expect(closed).toHaveLength(1)
  })
})

describe('a WebSocket server on a real line', () => {
  let listening: WebSocketServer
  const arrived: { channel: Channel; problems: CheekboneError[] }[] = []
  beforeAll(async () => {
    listening = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 5000 })
    listening.on('connection', (socket) => {
      const problems: CheekboneError[] = []
      const channel = webSocketChannel(socket, {
        limits: { ...defaultMessageLimits, maxBytes: 1000 },
        onProblem: (error) => problems.push(error),
      })
      serve(channel, sampleContract, sampleHandlers())
      arrived.push({ channel, problems })
    })
    await once(listening, 'listening')
  })
  afterAll(() => new Promise((resolve) => listening.close(resolve)))

  async function dial(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${(listening.address() as AddressInfo).port}`)
    await once(socket, 'open')
    return socket
  }

  it.each([
    ['text', '{"kind":"call"}', closeCodes.unreadable],
    ['bytes that are no message', Buffer.from([0xc1]), closeCodes.unreadable],
    ['an empty message', Buffer.alloc(0), closeCodes.unreadable],
    [
      'a list that claims four thousand million items',
      Buffer.from('ddffffffff', 'hex'),
      closeCodes.unreadable,
    ],
    ['a message over the limit', encodeMessage(new Uint8Array(1200)), closeCodes.tooLarge],
    ['a message over what the socket takes', encodeMessage(new Uint8Array(6000)), 1009],
  ])('cuts off a client that sends %s', async (_, data, code) => {
    const socket = await dial()
    socket.send(data)
    const [heard] = (await once(socket, 'close')) as [number]
    expect(heard).toBe(code)
    expect(arrived.at(-1)?.problems).toHaveLength(1)
  })

  it('does not answer a message that is no frame, and goes on', async () => {
    const socket = await dial()
    socket.send(encodeMessage(['junk']))
    socket.send(encodeMessage({ kind: 'call', id: 1, method: 'double', args: { value: 2 } }))
    const [data] = (await once(socket, 'message')) as [Buffer]
    expect(decodeMessage(data)).toEqual({ kind: 'result', id: 1, value: 4 })
    socket.terminate()
  })

  it('answers with too-large when a result is over the limit', async () => {
    const socket = await dial()
    socket.send(encodeMessage({ kind: 'call', id: 1, method: 'repeat', args: { text: 'x', times: 2000 } }))
    const [data] = (await once(socket, 'message')) as [Buffer]
    expect(decodeMessage(data)).toMatchObject({ kind: 'error', id: 1, error: { code: 'too-large' } })
    socket.terminate()
  })

  it('says that nobody answers at an address where nobody does', async () => {
    const nobody = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(nobody, 'listening')
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    const dialled = openWebSocketChannel(new WebSocket(`ws://127.0.0.1:${port}`))
    await expect(dialled).rejects.toMatchObject({ code: 'channel-closed' })
  })
})
