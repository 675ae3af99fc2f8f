/**
 * The line between a process and a child that it forked with `serialization: 'advanced'` (which keeps typed arrays). Put a
 * multiplexer on it to carry more than one channel.
 */
import type { ChildProcess } from 'node:child_process'
import { createChannelListeners } from '../../shared/rpc/channel-listeners.ts'
import type { Channel } from '../../shared/rpc/channel.ts'

/** The parent's end. It closes when the child ends, however it does; closing it tells the child, which may then end itself. */
export function childLine(child: ChildProcess): Channel {
  return processLine(child)
}

/** The end of a forked child. It closes when the parent has gone. */
export function parentLine(own: NodeJS.Process = process): Channel {
  return processLine(own)
}

interface ProcessEnd {
  readonly connected: boolean
  send?(message: object, callback: (error: Error | null) => void): boolean
  disconnect?(): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'disconnect' | 'error' | 'exit', listener: () => void): unknown
}

/** Wrapped, since Node keeps some messages for itself, and sends neither null nor undefined. */
interface Envelope {
  onLine: unknown
}

function processLine(end: ProcessEnd): Channel {
  const listeners = createChannelListeners()
  end.on('message', (message) => {
    if (isEnvelope(message)) listeners.deliver(message.onLine)
  })
  end.on('disconnect', () => listeners.tellClosed())
  // What the child had sent may still be on its way when it has ended: the line is over when it is read to its end.
  for (const event of ['exit', 'error'] as const) {
    end.on(event, () => {
      if (!end.connected) listeners.tellClosed()
    })
  }

  function close(): void {
    if (listeners.isClosed()) return
    if (end.connected) end.disconnect?.()
    listeners.tellClosed()
  }

  return {
    post: (message) => {
      if (listeners.isClosed() || !end.connected) return
      end.send?.({ onLine: message } satisfies Envelope, (error) => {
        if (error) close()
      })
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close,
  }
}

function isEnvelope(message: unknown): message is Envelope {
  return typeof message === 'object' && message !== null && Object.hasOwn(message, 'onLine')
}
