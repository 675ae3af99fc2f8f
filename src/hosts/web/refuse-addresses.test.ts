/** Addresses that lead out of the page, or nowhere. */
import {
  expectRefusals,
  library,
  port,
  send,
  setUpGuardedHost,
  type Case,
} from '../../../test/support/guarded-host.ts'

setUpGuardedHost()

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
  ['our own server in the address', 400, () => send({ target: `http://127.0.0.1:${port()}/` })],
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

expectRefusals(addresses)
