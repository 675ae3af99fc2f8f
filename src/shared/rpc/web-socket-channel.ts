/** A channel over a WebSocket: binary messages only, bounded in size, and what may be left out waits while the line is full. */
import { asCheekboneError, CheekboneError } from '../errors.ts'
import { createChannelListeners } from './channel-listeners.ts'
import type { Channel } from './channel.ts'
import { keyToSendFirst, supersedingKey } from './held-frames.ts'
import { decodeMessage, encodeMessage } from './message-codec.ts'
import { defaultMessageLimits, malformed, tooLarge, type MessageLimits } from './message-limits.ts'

/** What the browser's WebSocket and that of `ws` have in common. */
export interface WebSocketLike {
  binaryType: string
  readonly bufferedAmount: number
  /** 0 connecting, 1 open, 2 closing, 3 closed. */
  readonly readyState: number
  send(data: Uint8Array<ArrayBuffer>): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
}

export interface WebSocketChannelOptions {
  limits?: MessageLimits
  /** With more unsent bytes than this, progress and events wait, the newest of each only. */
  highWaterBytes?: number
  /** With more unsent bytes than this, the peer does not read any more: it is cut off. */
  mostUnsentBytes?: number
  /** Hears why a peer was cut off. */
  onProblem?: (error: CheekboneError) => void
  /** Runs something later. A parameter, so that tests own the time. */
  later?: (run: () => void, delayMs: number) => void
}

/** Why the socket was closed, in the range that is left to applications. */
export const closeCodes = { done: 1000, unreadable: 4000, tooLarge: 4001, notReading: 4002 } as const

const drainPollMs = 10

/** Over a socket that is open; over one that is still connecting see `openWebSocketChannel`. */
export function webSocketChannel(socket: WebSocketLike, options: WebSocketChannelOptions = {}): Channel {
  const {
    limits = defaultMessageLimits,
    highWaterBytes = 4 * 2 ** 20,
    mostUnsentBytes = 2 ** 30,
    onProblem,
    later = (run, delayMs) => void setTimeout(run, delayMs),
  } = options
  const listeners = createChannelListeners()
  const held = new Map<string, Uint8Array<ArrayBuffer>>()
  let pollIsSet = false

  function send(bytes: Uint8Array<ArrayBuffer>): void {
    if (socket.bufferedAmount + bytes.byteLength > mostUnsentBytes) {
      return cutOff(closeCodes.notReading, tooLarge(`the peer left ${socket.bufferedAmount} bytes unread`))
    }
    socket.send(bytes)
  }

  function hold(key: string, bytes: Uint8Array<ArrayBuffer>): void {
    held.set(key, bytes)
    pollLater()
  }

  function pollLater(): void {
    if (pollIsSet) return
    pollIsSet = true
    later(() => {
      pollIsSet = false
      sendHeld()
    }, drainPollMs)
  }

  function sendHeld(): void {
    for (const [key, bytes] of held) {
      if (listeners.isClosed()) return
      if (socket.bufferedAmount > highWaterBytes) return pollLater()
      held.delete(key)
      send(bytes)
    }
  }

  function sendOneHeld(key: string): void {
    const bytes = held.get(key)
    if (!bytes) return
    held.delete(key)
    send(bytes)
  }

  function end(code: number, reason?: string): void {
    socket.close(code, reason)
    listeners.tellClosed()
  }

  function cutOff(code: number, error: CheekboneError): void {
    if (listeners.isClosed()) return
    onProblem?.(error)
    end(code, error.code)
  }

  function receive(data: unknown): void {
    let message: unknown
    try {
      if (!(data instanceof ArrayBuffer)) throw malformed('it is text')
      message = decodeMessage(new Uint8Array(data), limits)
    } catch (thrown) {
      const error = asCheekboneError(thrown)
      return cutOff(error.code === 'too-large' ? closeCodes.tooLarge : closeCodes.unreadable, error)
    }
    listeners.deliver(message)
  }

  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => receive(data))
  socket.addEventListener('close', () => listeners.tellClosed())
  socket.addEventListener('error', () => {
    cutOff(
      closeCodes.unreadable,
      new CheekboneError('io', 'The connection broke.', { reason: 'connectionBroke' }),
    )
  })

  return {
    post: (message) => {
      if (listeners.isClosed() || socket.readyState > 1) return
      const bytes = encodeMessage(message, limits)
      const key = supersedingKey(message)
      if (key !== null && (held.size > 0 || socket.bufferedAmount > highWaterBytes)) return hold(key, bytes)
      const first = keyToSendFirst(message)
      if (first !== null) sendOneHeld(first)
      send(bytes)
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      if (!listeners.isClosed()) end(closeCodes.done)
    },
  }
}

/** Waits until the socket is open; rejects with `channel-closed` when it closes before. */
export function openWebSocketChannel(
  socket: WebSocketLike,
  options: WebSocketChannelOptions = {},
): Promise<Channel> {
  const channel = webSocketChannel(socket, options)
  if (socket.readyState === 1) return Promise.resolve(channel)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(channel))
    channel.onClose(() =>
      reject(
        new CheekboneError('channel-closed', 'The engine could not be reached.', {
          reason: 'engineNotReached',
          hint: 'See whether Cheekbone still runs on this machine, then load the page again.',
        }),
      ),
    )
  })
}
