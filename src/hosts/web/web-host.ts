/** One web host: a page, its pictures and its line to the engine, for browsers on this machine. */
import type { Server } from 'node:http'
import { answerRequest, type HostParts } from './answer-request.ts'
import type { EngineHost } from './engine-host.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'
import type { PageFiles } from './page-files.ts'
import { ownHosts } from './request-guard.ts'
import { openSessions, type Sessions } from './sessions.ts'
import { openWindowSockets, type WindowSocketOptions, type WindowSockets } from './window-sockets.ts'

export interface WebHost {
  readonly port: number
  /** Carries the key. It is for the person who started the host and for nobody else. */
  readonly address: string
  /** Lets go of the port and of every connection; the engine is left to who started it. */
  close(): Promise<void>
}

export interface WebHostOptions extends WindowSocketOptions {
  /** 0 for any free one. */
  port: number
  page: PageFiles
  engine: EngineHost
  /** Another server that hands requests on to this one, by its `host:port`. */
  inFront?: string
  onProblem: (error: unknown) => void
}

interface Prepared {
  sessions: Sessions
  sockets: WindowSockets
  parts: HostParts
}

/** @throws CheekboneError `conflict` when the port is taken */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { port, servers, prepared } = await listenOnLoopback({
    port: options.port,
    prepare: (chosen) => prepareParts(options, chosen),
    attach,
  })
  const { sessions, sockets } = prepared
  const address = `http://${options.inFront ?? `127.0.0.1:${port}`}/?token=${sessions.token}`
  return {
    port,
    address,
    close: async () => {
      sockets.close()
      await Promise.all(servers.map(closeServer))
    },
  }
}

function prepareParts(
  { page, engine, onProblem, inFront, ...limits }: WebHostOptions,
  port: number,
): Prepared {
  const hosts = new Set([...ownHosts(port), ...(inFront === undefined ? [] : [inFront])])
  const sessions = openSessions(port)
  const parts: HostParts = { page, sessions, engine, hosts, onProblem }
  return { sessions, parts, sockets: openWindowSockets(parts, limits) }
}

function attach(server: Server, { parts, sockets }: Prepared): void {
  server.on('request', (request, response) => {
    answerRequest(request, response, parts).catch((error: unknown) => {
      parts.onProblem(error)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => sockets.accept(request, socket, head))
}

/** Connections that are kept for later requests, and those of pages that do not say goodbye, are cut after a moment. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 500).unref()
  })
}
