/** Everything that the web host has to refuse, as it comes over the wire. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeEngine } from '../../../test/support/fake-engine.ts'
import { rawRequest, type RawAnswer } from '../../../test/support/raw-request.ts'
import { startEngineHost, type EngineHost } from './engine-host.ts'
import { etagOf } from './send-bytes.ts'
import { cookieName } from './sessions.ts'
import { startWebHost, type WebHost } from './web-host.ts'

const pageText = '<p>the page of a person'
const library = '0123456789abcdef'

let host: WebHost
let engine: EngineHost
let enginesStarted = 0
/** `name=value` of a session. */
let cookie: string

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
  cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(async () => {
  await host.close()
  await engine.stop()
})

interface Sent {
  method?: string
  target?: string
  /** Null for none. */
  host?: string | null
  cookie?: string | null
  more?: string[]
  body?: string
}

function send(sent: Sent): Promise<RawAnswer> {
  const { method = 'GET', target = '/', more = [], body = '' } = sent
  const hostName = sent.host === undefined ? `127.0.0.1:${host.port}` : sent.host
  const cookies = sent.cookie === undefined ? cookie : sent.cookie
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(hostName === null ? [] : [`Host: ${hostName}`]),
    ...(cookies === null ? [] : [`Cookie: ${cookies}`]),
    ...more,
    'Connection: close',
  ]
  return rawRequest(host.port, `${lines.join('\r\n')}\r\n\r\n${body}`)
}

function upgrade(sent: Sent): Promise<RawAnswer> {
  const lines = [
    `GET ${sent.target ?? '/engine'} HTTP/1.1`,
    `Host: ${sent.host ?? `127.0.0.1:${host.port}`}`,
    ...(sent.cookie === null ? [] : [`Cookie: ${sent.cookie ?? cookie}`]),
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(sent.more ?? []),
  ]
  return rawRequest(host.port, `${lines.join('\r\n')}\r\n\r\n`)
}

const own = (): string => `Origin: http://127.0.0.1:${host.port}`
const webSocket = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13']

/** A request and what becomes of it; null: cut off without an answer. */
type Case = [what: string, status: number | null, send: () => Promise<RawAnswer>]

const strangers: Case[] = [
  ['the page without a key', 403, () => send({ cookie: null })],
  ['a picture without a key', 403, () => send({ cookie: null, target: `/pictures/${library}/patch/1` })],
  ['a name that may not be there, without a key', 403, () => send({ cookie: null, target: '/nothing' })],
  ['a wrong key', 403, () => send({ cookie: null, target: `/?token=${'A'.repeat(43)}` })],
  ['a key of one letter', 403, () => send({ cookie: null, target: '/?token=A' })],
  ['an empty key', 400, () => send({ cookie: null, target: '/?token=' })],
  ['a key beside another word', 400, () => send({ cookie: null, target: '/?a=1&token=A' })],
  ['the key in another place', 403, () => send({ cookie: null, more: [`Authorization: Bearer ${key()}`] })],
  [
    'the right key with one letter off',
    403,
    () => send({ cookie: null, target: `/?token=${key().slice(1)}` }),
  ],
  ['the right key by POST', 405, () => send({ method: 'POST', target: `/?token=${key()}`, more: [own()] })],
  [
    'the right key from another page',
    403,
    () => send({ target: `/?token=${key()}`, more: site('cross-site') }),
  ],
  ['a cookie with a wrong value', 403, () => send({ cookie: `${cookieName(host.port)}=${'A'.repeat(43)}` })],
  ['a cookie that was cut off', 403, () => send({ cookie: cookie.slice(0, -1) })],
  ['a cookie that was added to', 403, () => send({ cookie: `${cookie}A` })],
  ['an empty cookie', 403, () => send({ cookie: `${cookieName(host.port)}=` })],
  ['the cookie of another port', 403, () => send({ cookie: cookie.replace(/-\d+=/, '-1=') })],
  ['the key as a cookie', 403, () => send({ cookie: `${cookieName(host.port)}=${key()}` })],
  ['a cookie by a prototype name', 403, () => send({ cookie: `__proto__=${cookie.split('=')[1]}` })],
]

const foreigners: Case[] = [
  ['a foreign name for this host', 421, () => send({ host: `rebound.example:${host.port}` })],
  ['a name that begins like ours', 421, () => send({ host: `127.0.0.1.rebound.example:${host.port}` })],
  ['our name without the port', 421, () => send({ host: '127.0.0.1' })],
  ['our name with another port', 421, () => send({ host: '127.0.0.1:1' })],
  ['another loopback number', 421, () => send({ host: `127.0.0.2:${host.port}` })],
  ['the number written as one', 421, () => send({ host: `2130706433:${host.port}` })],
  ['any address', 421, () => send({ host: `0.0.0.0:${host.port}` })],
  ['a person before the name', 421, () => send({ host: `a@127.0.0.1:${host.port}` })],
  ['no name', 400, () => send({ host: null })],
  ['two names', 421, () => send({ more: [`Host: 127.0.0.1:${host.port}`] })],
  ['a foreign name after our own', 421, () => send({ more: ['Host: rebound.example'] })],
  ['a foreign origin', 403, () => send({ more: ['Origin: https://a.example'] })],
  ['an origin of another port', 403, () => send({ more: ['Origin: http://127.0.0.1:1'] })],
  ['our origin by another name', 403, () => send({ more: [`Origin: http://localhost:${host.port}`] })],
  ['our origin by another scheme', 403, () => send({ more: [`Origin: https://127.0.0.1:${host.port}`] })],
  ['an origin without a name', 403, () => send({ more: ['Origin: null'] })],
  ['two origins', 403, () => send({ more: [own(), 'Origin: https://a.example'] })],
  ['a load from another site', 403, () => send({ more: site('cross-site') })],
  ['a load from another port', 403, () => send({ more: site('same-site') })],
  ['a site that no browser says', 403, () => send({ more: site('trust-me') })],
  ['two sites', 403, () => send({ more: [...site('same-origin'), ...site('cross-site')] })],
]

const addresses: Case[] = [
  ['a parent folder', 400, () => send({ target: '/../package.json' })],
  ['a parent folder from within', 400, () => send({ target: '/assets/../../package.json' })],
  ['an encoded parent folder', 400, () => send({ target: '/%2e%2e/package.json' })],
  ['an encoded slash', 400, () => send({ target: '/..%2fpackage.json' })],
  ['a doubly encoded parent folder', 400, () => send({ target: '/%252e%252e%252fpackage.json' })],
  ['an overlong encoding', 400, () => send({ target: '/%c0%ae%c0%ae/package.json' })],
  ['an encoded name of a real file', 400, () => send({ target: '/assets/%61.js' })],
  ['a broken escape', 400, () => send({ target: '/%zz' })],
  ['an absolute path', 404, () => send({ target: '/etc/passwd' })],
  ['a second slash', 400, () => send({ target: '//etc/passwd' })],
  ['another server in the address', 400, () => send({ target: 'http://a.example/' })],
  ['our own server in the address', 400, () => send({ target: `http://127.0.0.1:${host.port}/` })],
  ['a file address', 400, () => send({ target: 'file:///etc/passwd' })],
  ['a backslash', 400, () => send({ target: '/..\\package.json' })],
  ['an encoded backslash', 400, () => send({ target: '/..%5cpackage.json' })],
  ['a zero byte', 400, () => send({ target: '/index.html\0.js' })],
  ['an encoded zero byte', 400, () => send({ target: '/index.html%00.js' })],
  ['a drive', 400, () => send({ target: '/C:/Windows/win.ini' })],
  ['a share', 400, () => send({ target: '\\\\server\\share' })],
  ['a stream of a file', 400, () => send({ target: '/index.html::$DATA' })],
  ['a hidden file', 400, () => send({ target: '/.env' })],
  ['a query where there is none', 400, () => send({ target: '/assets/a.js?x=1' })],
  ['letters beyond ASCII', 400, () => send({ target: '/\xe9' })],
  ['a long address', 400, () => send({ target: `/${'a'.repeat(4000)}` })],
  ['a prototype name', 404, () => send({ target: '/constructor' })],
  ['a prototype name with marks', 404, () => send({ target: '/__proto__' })],
  ['a folder of the page', 404, () => send({ target: '/assets' })],
  ['a source map', 404, () => send({ target: '/assets/a.js.map' })],
  ['a patch 0', 404, () => send({ target: `/pictures/${library}/patch/0` })],
  ['a negative patch', 404, () => send({ target: `/pictures/${library}/patch/-1` })],
  ['a patch that is no number', 404, () => send({ target: `/pictures/${library}/patch/1e9` })],
  ['a patch that nobody has', 404, () => send({ target: `/pictures/${library}/patch/77` })],
  ['a path in place of a library', 400, () => send({ target: '/pictures/..%2f..%2flib/patch/1' })],
  ['a prototype name for a library', 404, () => send({ target: '/pictures/constructor/patch/1' })],
  ['a photo in full size', 404, () => send({ target: `/pictures/${library}/photo/1/9999` })],
  ['a photo without a size', 404, () => send({ target: `/pictures/${library}/photo/1` })],
]

const forms: Case[] = [
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'].map((method): Case => [
    `the method ${method}`,
    405,
    () => send({ method, more: [own()] }),
  ]),
  ['a method that is none', 400, () => send({ method: 'STEAL' })],
  ['a tunnel', null, () => send({ method: 'CONNECT', target: 'a.example:443' })],
  ['a POST to the page', 405, () => send({ method: 'POST', more: [own()] })],
  ['a start of the engine by GET', 405, () => send({ target: '/engine/start' })],
  ['a start of the engine without an origin', 403, () => send({ method: 'POST', target: '/engine/start' })],
  [
    'a start of the engine from elsewhere',
    403,
    () => send({ method: 'POST', target: '/engine/start', more: ['Origin: https://a.example'] }),
  ],
  [
    'a start of the engine without a key',
    403,
    () => send({ method: 'POST', target: '/engine/start', cookie: null, more: [own()] }),
  ],
  [
    'a body',
    413,
    () => send({ method: 'POST', target: '/engine/start', more: [own(), 'Content-Length: 3'], body: 'abc' }),
  ],
  ['a body that is announced to be huge', 413, () => send({ more: ['Content-Length: 99999999999'] })],
  [
    'a body in pieces',
    413,
    () => send({ more: ['Transfer-Encoding: chunked'], body: '1\r\na\r\n0\r\n\r\n' }),
  ],
  [
    'two lengths, for smuggling',
    400,
    () => send({ more: ['Content-Length: 4', 'Transfer-Encoding: chunked'], body: '0\r\n\r\n' }),
  ],
  ['lengths that disagree', 400, () => send({ more: ['Content-Length: 1', 'Content-Length: 2'], body: 'a' })],
  ['a header without end', 431, () => send({ more: [`X-Long: ${'a'.repeat(64 * 1024)}`] })],
  ['very many headers', 431, () => send({ more: Array.from({ length: 4000 }, (_, i) => `X-${i}: 1`) })],
  ['a header with a line end in it', 400, () => send({ more: ['X: a\n b: c\r\r'] })],
  ['another version of HTTP', 400, () => rawRequest(host.port, 'GET / HTTP/9.9\r\n\r\n')],
  ['the beginning of HTTP/2', 400, () => rawRequest(host.port, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  [
    'the beginning of TLS',
    400,
    () => rawRequest(host.port, '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n'),
  ],
  ['no HTTP at all', 400, () => rawRequest(host.port, 'hello\r\n\r\n')],
  ['a part beyond the end', 416, () => send({ more: ['Range: bytes=5000-'] })],
]

const upgrades: Case[] = [
  ['a line without a key', 403, () => upgrade({ cookie: null, more: [...webSocket, own()] })],
  ['a line without an origin', 403, () => upgrade({ more: webSocket })],
  ['a line from another page', 403, () => upgrade({ more: [...webSocket, 'Origin: https://a.example'] })],
  ['a line from another port', 403, () => upgrade({ more: [...webSocket, 'Origin: http://127.0.0.1:1'] })],
  ['a line by a foreign name', 421, () => upgrade({ host: 'rebound.example', more: [...webSocket, own()] })],
  ['a line to another path', 404, () => upgrade({ target: '/', more: [...webSocket, own()] })],
  ['a line to a path with a query', 400, () => upgrade({ target: '/engine?a', more: [...webSocket, own()] })],
  ['a line of another kind', 404, () => upgrade({ more: ['Upgrade: h2c', own()] })],
  [
    'a line with a sub-protocol',
    400,
    () => upgrade({ more: [...webSocket, own(), 'Sec-WebSocket-Protocol: vnc'] }),
  ],
  [
    'a line of another version',
    400,
    () => upgrade({ more: ['Upgrade: websocket', 'Sec-WebSocket-Version: 7', own()] }),
  ],
  ['a line from another site', 403, () => upgrade({ more: [...webSocket, own(), ...site('cross-site')] })],
  ['a line with a body', 413, () => upgrade({ more: [...webSocket, own(), 'Content-Length: 5'] })],
]

function key(): string {
  return new URL(host.address).searchParams.get('token') ?? ''
}

function site(name: string): string[] {
  return [`Sec-Fetch-Site: ${name}`]
}

describe('the web host refuses', () => {
  it.each([...strangers, ...foreigners, ...addresses, ...forms, ...upgrades])(
    '%s',
    async (_, status, request) => {
      const started = enginesStarted
      const answer = await request()
      expect(answer.status).toBe(status)
      expect(answer.body).not.toContain(pageText)
      expect(answer.headers.has('set-cookie')).toBe(false)
      expect(answer.headers.has('access-control-allow-origin')).toBe(false)
      expect(enginesStarted).toBe(started)
    },
  )

  it('and still serves who has the key', async () => {
    expect(await send({})).toMatchObject({ status: 200, body: pageText })
    expect((await send({ host: `localhost:${host.port}` })).status).toBe(200)
    expect((await send({ host: `[::1]:${host.port}`, more: site('same-origin') })).status).toBe(200)
  })
})
