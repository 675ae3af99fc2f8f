import { describe, expect, it } from 'vitest'
import { cookieName, openSessions } from './sessions.ts'

function cookieOf(setCookie: string | null | undefined): string {
  return setCookie?.split(';')[0] ?? ''
}

describe('sessions', () => {
  it('begin with the key, and each has a secret of its own', () => {
    const sessions = openSessions(1)
    const first = cookieOf(sessions.exchange(sessions.token, undefined)?.setCookie)
    const second = cookieOf(sessions.exchange(sessions.token, undefined)?.setCookie)
    expect(first).not.toBe(second)
    for (const cookie of [first, second]) expect(sessions.has(cookie)).toBe(true)
    expect(Buffer.from(sessions.token, 'base64url')).toHaveLength(32)
    expect(openSessions(1).token).not.toBe(sessions.token)
  })

  it('of one host are unknown to the next one on the same port', () => {
    const before = openSessions(1)
    const cookie = cookieOf(before.exchange(before.token, undefined)?.setCookie)
    expect(openSessions(1).has(cookie)).toBe(false)
  })

  it('are found among other cookies, also beside a false one of the same name', () => {
    const sessions = openSessions(8080)
    const cookie = cookieOf(sessions.exchange(sessions.token, undefined)?.setCookie)
    expect(sessions.has(`a=1; ${cookieName(8080)}=false;${cookie}; b=2`)).toBe(true)
    expect(sessions.has(`x${cookie}`)).toBe(false)
    expect(sessions.has(undefined)).toBe(false)
  })

  it('are so many and no more: a key that came into other hands stops working', () => {
    const sessions = openSessions(1, 2)
    const cookie = cookieOf(sessions.exchange(sessions.token, undefined)?.setCookie)
    expect(sessions.exchange(sessions.token, cookie)).toEqual({ setCookie: null })
    expect(sessions.exchange(sessions.token, undefined)).not.toBeNull()
    expect(sessions.exchange(sessions.token, undefined)).toBeNull()
    expect(sessions.has(cookie)).toBe(true)
  })

  it('are not begun by anything but the key', () => {
    const sessions = openSessions(1)
    for (const wrong of [
      '',
      'A',
      sessions.token.slice(1),
      `${sessions.token}A`,
      sessions.token.toLowerCase(),
    ])
      expect(sessions.exchange(wrong, undefined)).toBeNull()
  })
})
