import type { Channel } from './channel.ts'

/** The receiving half of an adapter: who listens, what came before anybody did, and whether the line is closed. */
export interface ChannelListeners extends Pick<Channel, 'onMessage' | 'onClose'> {
  isClosed(): boolean
  /** Hands a message to the listeners, or keeps it for the first one. Dropped once closed. */
  deliver(message: unknown): void
  /** Tells everybody that the channel is closed; the first time only. */
  tellClosed(): void
}

export function createChannelListeners(): ChannelListeners {
  const messageListeners: ((message: unknown) => void)[] = []
  const closeListeners: (() => void)[] = []
  let early: unknown[] | null = []
  let closed = false

  /** A turn later, so that who just began to listen has finished setting up. */
  function handOverEarly(): void {
    queueMicrotask(() => {
      const kept = early ?? []
      early = null
      for (const message of kept) deliver(message)
    })
  }

  function deliver(message: unknown): void {
    if (closed) return
    if (early) early.push(message)
    else for (const listener of messageListeners) listener(message)
  }

  return {
    isClosed: () => closed,
    deliver,
    tellClosed: () => {
      if (closed) return
      closed = true
      for (const listener of closeListeners) listener()
    },
    onMessage: (listener) => {
      messageListeners.push(listener)
      if (messageListeners.length === 1) handOverEarly()
    },
    onClose: (listener) => {
      if (closed) queueMicrotask(listener)
      else closeListeners.push(listener)
    },
  }
}
