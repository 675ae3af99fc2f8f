/** Who has no key, and pages of others, are turned away. */
import { expect, it } from 'vitest'
import {
  cookie,
  expectRefusals,
  key,
  library,
  own,
  pageText,
  port,
  send,
  setUpGuardedHost,
  site,
  type Case,
} from '../../../test/support/guarded-host.ts'
import { cookieName } from './sessions.ts'

setUpGuardedHost()

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
  ['a cookie with a wrong value', 403, () => send({ cookie: `${cookieName(port())}=${'A'.repeat(43)}` })],
  ['a cookie that was cut off', 403, () => send({ cookie: cookie().slice(0, -1) })],
  ['a cookie that was added to', 403, () => send({ cookie: `${cookie()}A` })],
  ['an empty cookie', 403, () => send({ cookie: `${cookieName(port())}=` })],
  ['the cookie of another port', 403, () => send({ cookie: cookie().replace(/-\d+=/, '-1=') })],
  ['the key as a cookie', 403, () => send({ cookie: `${cookieName(port())}=${key()}` })],
  ['a cookie by a prototype name', 403, () => send({ cookie: `__proto__=${cookie().split('=')[1]}` })],
]

const foreigners: Case[] = [
  ['a foreign name for this host', 421, () => send({ host: `rebound.example:${port()}` })],
  ['a name that begins like ours', 421, () => send({ host: `127.0.0.1.rebound.example:${port()}` })],
  ['our name without the port', 421, () => send({ host: '127.0.0.1' })],
  ['our name with another port', 421, () => send({ host: '127.0.0.1:1' })],
  ['another loopback number', 421, () => send({ host: `127.0.0.2:${port()}` })],
  ['the number written as one', 421, () => send({ host: `2130706433:${port()}` })],
  ['any address', 421, () => send({ host: `0.0.0.0:${port()}` })],
  ['a person before the name', 421, () => send({ host: `a@127.0.0.1:${port()}` })],
  ['no name', 400, () => send({ host: null })],
  ['two names', 421, () => send({ more: [`Host: 127.0.0.1:${port()}`] })],
  ['a foreign name after our own', 421, () => send({ more: ['Host: rebound.example'] })],
  ['a foreign origin', 403, () => send({ more: ['Origin: https://a.example'] })],
  ['an origin of another port', 403, () => send({ more: ['Origin: http://127.0.0.1:1'] })],
  ['our origin by another name', 403, () => send({ more: [`Origin: http://localhost:${port()}`] })],
  ['our origin by another scheme', 403, () => send({ more: [`Origin: https://127.0.0.1:${port()}`] })],
  ['an origin without a name', 403, () => send({ more: ['Origin: null'] })],
  ['two origins', 403, () => send({ more: [own(), 'Origin: https://a.example'] })],
  ['a load from another site', 403, () => send({ more: site('cross-site') })],
  ['a load from another port', 403, () => send({ more: site('same-site') })],
  ['a site that no browser says', 403, () => send({ more: site('trust-me') })],
  ['two sites', 403, () => send({ more: [...site('same-origin'), ...site('cross-site')] })],
]

expectRefusals([...strangers, ...foreigners])

it('the web host still serves who has the key', async () => {
  expect(await send({})).toMatchObject({ status: 200, body: pageText })
  expect((await send({ host: `localhost:${port()}` })).status).toBe(200)
  expect((await send({ host: `[::1]:${port()}`, more: site('same-origin') })).status).toBe(200)
})
