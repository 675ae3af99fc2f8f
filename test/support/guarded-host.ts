/** A web host that counts what gets through to it, spoken to byte by byte. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngineHost, type EngineHost } from '../../src/hosts/web/engine-host.ts'
import { etagOf } from '../../src/hosts/web/send-bytes.ts'
import { startWebHost, type WebHost } from '../../src/hosts/web/web-host.ts'
import { startFakeEngine } from './fake-engine.ts'
import { rawRequest, type RawAnswer } from './raw-request.ts'

/** What nobody may see who was refused. */
export const pageText = '<p>the page of a person'
/** The name of a library that its engine has. */
export const library = '0123456789abcdef'

export interface Sent {
  method?: string
  target?: string
  /** Null for none. */
  host?: string | null
  cookie?: string | null
  more?: string[]
  body?: string
}

/** A request and what becomes of it; null: cut off without an answer. */
export type Case = [what: string, status: number | null, send: () => Promise<RawAnswer>]

let host: WebHost
let engine: EngineHost
let enginesStarted = 0
/** `name=value` of a session. */
let session: string

/** Starts the host before the tests of a file and ends it after them. */
export function setUpGuardedHost(): void {
  beforeAll(async () => {
    engine = startEngineHost({
      start: () => {
        enginesStarted++
        return startFakeEngine()
      },
      onStatus: () => undefined,
      now: () => 0,
    })
    const bytes = Buffer.from(pageText)
    const page = { mediaType: 'text/html', bytes, etag: etagOf(bytes), cacheControl: 'no-cache' }
    host = await startWebHost({
      port: 0,
      page: new Map([
        ['/', page],
        ['/assets/a.js', page],
      ]),
      engine,
      onProblem: () => undefined,
    })
    const { pathname, search } = new URL(host.address)
    const { status, headers } = await send({ target: pathname + search, cookie: null })
    expect(status).toBe(303)
    session = headers.get('set-cookie')?.split(';')[0] ?? ''
  })
  afterAll(async () => {
    await host.close()
    await engine.stop()
  })
}

/** Says that each of them is turned away, sees nothing and starts nothing. */
export function expectRefusals(cases: readonly Case[]): void {
  describe('the web host refuses', () => {
    it.each(cases)('%s', async (_, status, request) => {
      const started = enginesStarted
      const answer = await request()
      expect(answer.status).toBe(status)
      expect(answer.body).not.toContain(pageText)
      expect(answer.headers.has('set-cookie')).toBe(false)
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      expect(enginesStarted).toBe(started)
    })
  })
}

/** A request of a window that has the key, but for what is said otherwise. */
export function send(sent: Sent): Promise<RawAnswer> {
  const { method = 'GET', target = '/', more = [], body = '' } = sent
  const hostName = sent.host === undefined ? `127.0.0.1:${host.port}` : sent.host
  const cookies = sent.cookie === undefined ? session : sent.cookie
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(hostName === null ? [] : [`Host: ${hostName}`]),
    ...(cookies === null ? [] : [`Cookie: ${cookies}`]),
    ...more,
    'Connection: close',
  ]
  return rawRequest(host.port, `${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** The same for a line to the engine. */
export function upgrade(sent: Sent): Promise<RawAnswer> {
  const lines = [
    `GET ${sent.target ?? '/engine'} HTTP/1.1`,
    `Host: ${sent.host ?? `127.0.0.1:${host.port}`}`,
    ...(sent.cookie === null ? [] : [`Cookie: ${sent.cookie ?? session}`]),
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(sent.more ?? []),
  ]
  return rawRequest(host.port, `${lines.join('\r\n')}\r\n\r\n`)
}

/** What only the host knows once it is up. */
export function port(): number {
  return host.port
}
export function cookie(): string {
  return session
}
export function key(): string {
  return new URL(host.address).searchParams.get('token') ?? ''
}

/** Headers that browsers add. */
export function own(): string {
  return `Origin: http://127.0.0.1:${host.port}`
}
export function site(name: string): string[] {
  return [`Sec-Fetch-Site: ${name}`]
}
