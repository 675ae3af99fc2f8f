import type { Channel } from './channel.ts'

/**
 * Two ends in one process. Messages are cloned and delivered later, as on a real line, so that tests and the command line
 * catch what could not be sent.
 */
export function createLoopback(): [Channel, Channel] {
  let open = true
  const ends = [createEnd(), createEnd()] as const

  function createEnd() {
    const messageListeners: ((message: unknown) => void)[] = []
    const closeListeners: (() => void)[] = []
    return { messageListeners, closeListeners }
  }

  function close(): void {
    if (!open) return
    open = false
    for (const end of ends) for (const listener of end.closeListeners) listener()
  }

  function channel(own: 0 | 1): Channel {
    const other = ends[1 - own]
    return {
      post: (message) => {
        if (!open) return
        const copy = structuredClone(message)
        queueMicrotask(() => {
          if (open) for (const listener of other.messageListeners) listener(copy)
        })
      },
      onMessage: (listener) => ends[own].messageListeners.push(listener),
      onClose: (listener) => ends[own].closeListeners.push(listener),
      close,
    }
  }
  return [channel(0), channel(1)]
}
