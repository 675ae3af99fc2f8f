/** Every kind of line that a channel may run over, each as a pair of ends in this process. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import WebSocket, { WebSocketServer } from 'ws'
import { portChannel } from '../../../src/engine/channels/node-port.ts'
import { childLine } from '../../../src/engine/channels/process-line.ts'
import type { Channel } from '../../../src/shared/rpc/channel.ts'
import { createLoopback } from '../../../src/shared/rpc/loopback.ts'
import { messagePortChannel } from '../../../src/shared/rpc/message-port-channel.ts'
import { openMultiplexer, type Multiplexer } from '../../../src/shared/rpc/multiplex.ts'
import {
  openWebSocketChannel,
  webSocketChannel,
  type WebSocketLike,
} from '../../../src/shared/rpc/web-socket-channel.ts'

export interface LineKind {
  name: string
  /** The server's end and the client's. */
  open(): Promise<[Channel, Channel]>
  /** Ends what the pairs share: a listening server, a child process. */
  stop(): Promise<void>
}

export function allLines(): LineKind[] {
  return [
    { name: 'loopback', open: () => Promise.resolve(createLoopback()), stop: () => Promise.resolve() },
    { name: 'MessagePort', open: () => Promise.resolve(openPorts()), stop: () => Promise.resolve() },
    {
      name: 'port of a worker thread',
      open: () => Promise.resolve(openThreadPorts()),
      stop: () => Promise.resolve(),
    },
    multiplexed(),
    webSockets('WebSocket of ws', (url) => new WebSocket(url)),
    webSockets('WebSocket as in browsers', (url) => new globalThis.WebSocket(url)),
    throughProcess(),
  ]
}

function openPorts(): [Channel, Channel] {
  const { port1, port2 } = new MessageChannel()
  return [messagePortChannel(port1), messagePortChannel(port2)]
}

function openThreadPorts(): [Channel, Channel] {
  const { port1, port2 } = new MessageChannel()
  return [portChannel(port1), portChannel(port2)]
}

function multiplexed(): LineKind {
  const [near, far] = createLoopback()
  const here = openMultiplexer(near)
  const there = openMultiplexer(far)
  return {
    name: 'multiplexed line',
    open: async () => {
      const client = here.open()
      const server = await new Promise<Channel>((resolve) => there.onChannel(resolve))
      return [server, client]
    },
    stop: () => Promise.resolve(here.close()),
  }
}

function webSockets(name: string, dial: (url: string) => WebSocketLike): LineKind {
  let server: WebSocketServer | null = null
  async function listening(): Promise<WebSocketServer> {
    if (server) return server
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    return server
  }
  return {
    name,
    open: async () => {
      const own = await listening()
      const arrived = new Promise<Channel>((resolve) =>
        own.once('connection', (socket) => resolve(webSocketChannel(socket))),
      )
      const { port } = own.address() as AddressInfo
      const client = await openWebSocketChannel(dial(`ws://127.0.0.1:${port}`))
      return [await arrived, client]
    },
    stop: async () => {
      for (const socket of server?.clients ?? []) socket.terminate()
      if (server) await new Promise((resolve) => server?.close(resolve))
    },
  }
}

/** Two channels over one line to a child process that joins them: what one end says goes there and comes back to the other. */
function throughProcess(): LineKind {
  let child: ChildProcess | null = null
  let channels: Multiplexer | null = null
  return {
    name: 'process line, multiplexed and relayed',
    open: () => {
      if (!child) {
        const script = fileURLToPath(new URL('./joining-child.ts', import.meta.url))
        child = fork(script, { serialization: 'advanced', execArgv: [] })
      }
      channels ??= openMultiplexer(childLine(child))
      return Promise.resolve([channels.open(), channels.open()])
    },
    stop: async () => {
      if (!child) return
      const ended = once(child, 'exit')
      channels?.close()
      await ended
    },
  }
}
