/** Requests and lines of a form that no window of ours sends. */
import { rawRequest } from '../../../test/support/raw-request.ts'
import {
  expectRefusals,
  own,
  port,
  send,
  setUpGuardedHost,
  site,
  upgrade,
  type Case,
} from '../../../test/support/guarded-host.ts'

const webSocket = ['Upgrade: websocket', 'Sec-WebSocket-Version: 13']

setUpGuardedHost()

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
  ['another version of HTTP', 400, () => rawRequest(port(), 'GET / HTTP/9.9\r\n\r\n')],
  ['the beginning of HTTP/2', 400, () => rawRequest(port(), 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  ['the beginning of TLS', 400, () => rawRequest(port(), '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n')],
  ['no HTTP at all', 400, () => rawRequest(port(), 'hello\r\n\r\n')],
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

expectRefusals([...forms, ...upgrades])
