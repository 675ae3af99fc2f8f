import { createChannelListeners } from './channel-listeners.ts'
import type { Channel } from './channel.ts'

/**
 * Two ends in one process. Messages are cloned and delivered later, as on a real line, so that tests and the command line
 * catch what could not be sent.
 */
export function createLoopback(): [Channel, Channel] {
  const ends = [createChannelListeners(), createChannelListeners()] as const

  function channel(own: 0 | 1): Channel {
    const other = ends[1 - own]
    return {
      post: (message) => {
        if (other.isClosed()) return
        const copy = structuredClone(message)
        queueMicrotask(() => other.deliver(copy))
      },
      onMessage: ends[own].onMessage,
      onClose: ends[own].onClose,
      close: () => ends.forEach((end) => end.tellClosed()),
    }
  }
  return [channel(0), channel(1)]
}
