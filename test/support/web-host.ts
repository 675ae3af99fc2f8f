import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { startEngineHost } from '../../src/hosts/web/engine-host.ts'
import { etagOf, type Content } from '../../src/hosts/web/send-bytes.ts'
import { startWebHost, type WebHost, type WebHostOptions } from '../../src/hosts/web/web-host.ts'
import type { WindowContract } from '../../src/shared/contract.ts'
import { connect, type Client } from '../../src/shared/rpc/client.ts'
import { openWebSocketChannel } from '../../src/shared/rpc/web-socket-channel.ts'
import type { EngineStatus } from '../../src/shared/supervise-engine.ts'
import { startFakeEngine, type FakeEngine } from './fake-engine.ts'

const pageText = '<p>page'
/** The name of a library that the fake engine has. */
export const library = '0123456789abcdef'

function content(text: string): Content {
  const bytes = Buffer.from(text)
  return { mediaType: 'text/html; charset=utf-8', bytes, etag: etagOf(bytes), cacheControl: 'no-cache' }
}

export interface Setup {
  host: WebHost
  origin: string
  engines: FakeEngine[]
  statuses: EngineStatus[]
  problems: unknown[]
  cookie: string
  get: (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>
  openSocket: () => WebSocket
  openClient: () => Promise<Client<WindowContract>>
}

/** A web host with engines in this process; it ends with the test. */
export async function setUpWebHost(options: Partial<WebHostOptions> = {}): Promise<Setup> {
  const engines: FakeEngine[] = []
  const statuses: EngineStatus[] = []
  const problems: unknown[] = []
  const engine = startEngineHost({
    start: () => {
      const started = startFakeEngine()
      engines.push(started)
      return started
    },
    onStatus: (status) => statuses.push(status),
    now: () => 0,
  })
  const host = await startWebHost({
    port: 0,
    page: new Map([['/', content(pageText)]]),
    engine,
    onProblem: (problem) => problems.push(problem),
    ...options,
  })
  onTestFinished(async () => {
    await host.close()
    await engine.stop()
  })
  const origin = `http://127.0.0.1:${host.port}`
  const entry = await fetch(host.address, { redirect: 'manual' })
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? ''
  const openSocket = (): WebSocket =>
    new WebSocket(`ws://127.0.0.1:${host.port}/engine`, { headers: { cookie, origin } })
  return {
    host,
    origin,
    engines,
    statuses,
    problems,
    cookie,
    openSocket,
    get: (path, headers = {}, method = 'GET') =>
      fetch(origin + path, { method, headers: { cookie, ...headers }, redirect: 'manual' }),
    openClient: async () => connect<WindowContract>(await openWebSocketChannel(openSocket())),
  }
}
