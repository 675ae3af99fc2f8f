/** Many channels over one line, so that one engine process serves any number of windows and tabs. */
import { createChannelListeners, type ChannelListeners } from './channel-listeners.ts'
import type { Channel } from './channel.ts'

export interface Multiplexer {
  /** A new channel; it reaches the other end's `onChannel`. On a closed line it is closed. */
  open(): Channel
  /** Hears of each channel that the other end opens; those opened before anybody listened are kept. */
  onChannel(listener: (channel: Channel) => void): void
  /** Closes the line and with it every channel. */
  close(): void
}

/** Each end numbers the channels that it opens; `mine` says whether the sender of the frame opened the channel. */
interface LineFrame {
  line: 'open' | 'message' | 'close'
  channel: number
  mine: boolean
  value?: unknown
}

/** Both ends of the line call this. Closing one channel leaves the others open; the line's end closes all. */
export function openMultiplexer(line: Channel): Multiplexer {
  const opened = { here: new Map<number, ChannelListeners>(), there: new Map<number, ChannelListeners>() }
  const channelListeners: ((channel: Channel) => void)[] = []
  let waiting: Channel[] = []
  let nextNumber = 1
  let closed = false

  function addChannel(number: number, mine: boolean): Channel {
    const table = mine ? opened.here : opened.there
    const listeners = createChannelListeners()
    table.set(number, listeners)
    const post = (line: LineFrame['line'], value?: unknown): void =>
      sendFrame({ line, channel: number, mine, value })
    return {
      post: (message) => {
        if (!listeners.isClosed()) post('message', message)
      },
      onMessage: listeners.onMessage,
      onClose: listeners.onClose,
      close: () => {
        if (listeners.isClosed()) return
        post('close')
        table.delete(number)
        listeners.tellClosed()
      },
    }
  }

  function sendFrame(frame: LineFrame): void {
    line.post(frame)
  }

  function announce(channel: Channel): void {
    if (channelListeners.length === 0) waiting.push(channel)
    for (const listener of channelListeners) listener(channel)
  }

  line.onMessage((message) => {
    if (!isLineFrame(message)) return
    const { channel: number, mine: isTheirs, value } = message
    const table = isTheirs ? opened.there : opened.here
    const listeners = table.get(number)
    if (message.line === 'open') {
      if (isTheirs && !listeners) announce(addChannel(number, false))
    } else if (message.line === 'message') {
      listeners?.deliver(value)
    } else {
      table.delete(number)
      listeners?.tellClosed()
    }
  })

  function closeAll(): void {
    closed = true
    for (const table of [opened.here, opened.there]) {
      const open = [...table.values()]
      table.clear()
      for (const listeners of open) listeners.tellClosed()
    }
  }
  line.onClose(closeAll)

  return {
    open: () => {
      const number = nextNumber++
      const channel = addChannel(number, true)
      if (closed) channel.close()
      else sendFrame({ line: 'open', channel: number, mine: true })
      return channel
    },
    onChannel: (listener) => {
      channelListeners.push(listener)
      const kept = waiting
      waiting = []
      for (const channel of kept) listener(channel)
    },
    close: () => {
      line.close()
      closeAll()
    },
  }
}

function isLineFrame(message: unknown): message is LineFrame {
  if (typeof message !== 'object' || message === null) return false
  const { line, channel, mine } = message as Partial<Record<keyof LineFrame, unknown>>
  return (
    (line === 'open' || line === 'message' || line === 'close') &&
    typeof channel === 'number' &&
    Number.isSafeInteger(channel) &&
    typeof mine === 'boolean'
  )
}
