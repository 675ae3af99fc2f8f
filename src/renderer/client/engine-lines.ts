/** How a window reaches its engine: a port from the desktop application, or a WebSocket to where the page came from. */
import { CheekboneError } from '../../shared/errors.ts'
import type { DesktopHost, EnginePortMessage } from '../../shared/host-info.ts'
import type { Channel } from '../../shared/rpc/channel.ts'
import { messagePortChannel } from '../../shared/rpc/message-port-channel.ts'
import { openWebSocketChannel } from '../../shared/rpc/web-socket-channel.ts'

/** `engine`: it can be started again from here. `host`: what served this window is gone, or has been started anew with another key. */
export type Missing = 'engine' | 'host'

export interface EngineLines {
  open(): Promise<Channel>
  /** Starts an engine that is down; the next `open` finds it. */
  startEngine(): Promise<void>
  /** Asked when the engine was tried often in vain. */
  findMissing(): Promise<Missing>
}

export function webLines(location: Location): EngineLines {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return {
    open: () => openWebSocketChannel(new WebSocket(`${scheme}://${location.host}/engine`)),
    startEngine: async () => {
      const answer = await fetch('/engine/start', { method: 'POST' }).catch((cause: unknown) => {
        throw hostIsGone(cause)
      })
      if (!answer.ok) throw hostIsGone()
    },
    findMissing: async () => {
      const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
      return answer?.ok ? 'engine' : 'host'
    },
  }
}

function hostIsGone(cause?: unknown): CheekboneError {
  return new CheekboneError('channel-closed', 'Cheekbone itself does not run any more.', {
    reason: 'hostGone',
    hint: 'Start it where it was started before, and open the address that it prints.',
    cause,
  })
}

export function desktopLines(host: DesktopHost, window: Window): EngineLines {
  let lastRequest = 0

  /** The port may come before the answer to the request, so it is listened for first. */
  async function open(): Promise<Channel> {
    const request = ++lastRequest
    const listening = new AbortController()
    const port = new Promise<MessagePort>((resolve) => {
      window.addEventListener(
        'message',
        (event: MessageEvent<unknown>) => {
          if (event.source !== window || !isPortMessage(event.data, request)) return
          listening.abort()
          resolve(event.ports[0])
        },
        { signal: listening.signal },
      )
    })
    try {
      if (!(await host.connectEngine(request))) throw engineIsDown()
    } catch (error) {
      listening.abort()
      throw error
    }
    return messagePortChannel(await port)
  }
  return {
    open,
    startEngine: () => host.startEngineAgain(),
    // The window is a part of the host: while it is there to ask, so is the host.
    findMissing: () => Promise.resolve('engine'),
  }
}

function isPortMessage(data: unknown, request: number): data is EnginePortMessage {
  if (typeof data !== 'object' || data === null) return false
  const message = data as Partial<EnginePortMessage>
  return message.kind === 'cheekbone-engine-port' && message.request === request
}

function engineIsDown(): CheekboneError {
  return new CheekboneError('channel-closed', 'The engine is not running.', {
    reason: 'engineNotRunning',
    hint: 'Start it again; a job goes on from its last checkpoint.',
  })
}
