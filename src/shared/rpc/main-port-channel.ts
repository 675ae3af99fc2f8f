import { createChannelListeners } from './channel-listeners.ts'
import type { Channel } from './channel.ts'

/** Electron's MessagePortMain, described here since neither the engine nor this zone imports Electron. */
export interface MainPortLike {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** Over a port in Electron's main process or in a utility process of it, which belongs to the channel from here on. */
export function mainPortChannel(port: MainPortLike): Channel {
  const listeners = createChannelListeners()
  port.on('message', ({ data }) => listeners.deliver(data))
  port.on('close', () => listeners.tellClosed())
  port.start()
  return {
    post: (message) => {
      if (!listeners.isClosed()) port.postMessage(message)
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close: () => {
      if (listeners.isClosed()) return
      port.close()
      listeners.tellClosed()
    },
  }
}
