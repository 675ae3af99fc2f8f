/** The WebSockets of pages: each becomes a window of the engine, and none of them outlives its peer or the engine. */
import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { relay } from '../../shared/rpc/relay.ts'
import { webSocketChannel } from '../../shared/rpc/web-socket-channel.ts'
import { enginePath, noSessionSentence, type HostParts } from './answer-request.ts'
import { refuseRequest } from './request-guard.ts'

export interface WindowSockets {
  /** For a server's `upgrade`. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Says goodbye to every page and takes no new one. */
  close(): void
}

export interface WindowSocketOptions {
  heartbeatMs?: number
  mostWindows?: number
}

/** What a page asks is small; answers may be large. */
const mostRequestBytes = 16 * 2 ** 20
/** The largest message and something behind it; a page that reads nothing costs no more memory than that. */
const mostUnsentBytes = 320 * 2 ** 20
const goingAway = 1001
/** How long a page may take to answer a goodbye. */
const goodbyeMs = 500

export function openWindowSockets(
  parts: HostParts,
  { heartbeatMs = 30_000, mostWindows = 64 }: WindowSocketOptions = {},
): WindowSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostRequestBytes,
    perMessageDeflate: false,
  })
  /** Pages that have answered since the last heartbeat. */
  const alive = new WeakSet<WebSocket>()
  let closed = false

  function refusal(request: IncomingMessage): { status: number; sentence: string } | null {
    const refused = refuseRequest(request, parts.hosts, true)
    if (refused) return refused
    if (!parts.sessions.has(request.headers.cookie)) return { status: 403, sentence: noSessionSentence }
    if (request.url !== enginePath || request.headers.upgrade?.toLowerCase() !== 'websocket')
      return { status: 404, sentence: 'There is no such line.' }
    if (request.headers['sec-websocket-protocol'] !== undefined)
      return { status: 400, sentence: 'This line has no sub-protocols.' }
    if (closed) return { status: 503, sentence: 'Cheekbone is being ended.' }
    if (sockets.clients.size >= mostWindows) return { status: 503, sentence: 'Too many pages are open.' }
    return null
  }

  function serve(webSocket: WebSocket): void {
    // Its own listener has already closed the socket; without one here the error would end the host.
    webSocket.on('error', parts.onProblem)
    const window = parts.engine.openWindow()
    if (!window) return webSocket.close(goingAway)
    alive.add(webSocket)
    webSocket.on('pong', () => alive.add(webSocket))
    const channel = webSocketChannel(webSocket, { mostUnsentBytes, onProblem: parts.onProblem })
    relay(channel, window, parts.onProblem)
  }

  const heartbeat = setInterval(() => {
    for (const webSocket of sockets.clients) {
      if (!alive.delete(webSocket)) webSocket.terminate()
      else webSocket.ping()
    }
  }, heartbeatMs)
  heartbeat.unref()

  return {
    accept: (request, socket, head) => {
      socket.on('error', parts.onProblem)
      const refused = refusal(request) ?? (parts.engine.isRunning() ? null : engineIsDown)
      if (refused) return refuse(socket, refused)
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        socket.off('error', parts.onProblem)
        serve(webSocket)
      })
    },
    close: () => {
      closed = true
      clearInterval(heartbeat)
      for (const webSocket of sockets.clients) webSocket.close(goingAway)
      setTimeout(() => {
        for (const webSocket of sockets.clients) webSocket.terminate()
      }, goodbyeMs).unref()
    },
  }
}

const engineIsDown = { status: 503, sentence: 'The engine is not running.' }

/** Before the upgrade there is no response object: the answer is written as it goes over the line. */
function refuse(socket: Duplex, { status, sentence }: { status: number; sentence: string }): void {
  const body = `${sentence}\n`
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
