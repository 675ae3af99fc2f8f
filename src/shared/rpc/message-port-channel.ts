import { createChannelListeners } from './channel-listeners.ts'
import type { Channel } from './channel.ts'

/** What the ports of browsers and of Node have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void
  addEventListener(
    type: 'message' | 'messageerror' | 'close',
    listener: (event: { type: string; data?: unknown }) => void,
  ): void
  start(): void
  close(): void
}

/**
 * Over a MessagePort, which belongs to the channel from here on. The other end's closing is heard of where ports have a `close`
 * event (Chromium 122 and later, Node); a message that cannot be read closes the channel.
 */
export function messagePortChannel(port: MessagePortLike): Channel {
  const listeners = createChannelListeners()

  function close(): void {
    if (listeners.isClosed()) return
    port.close()
    listeners.tellClosed()
  }

  port.addEventListener('message', ({ data }) => listeners.deliver(data))
  port.addEventListener('messageerror', close)
  port.addEventListener('close', () => listeners.tellClosed())
  port.start()
  return {
    post: (message) => {
      if (!listeners.isClosed()) port.postMessage(message)
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close,
  }
}
