/**
 * Who may talk to the web host: whoever knows the key in the printed address. A browser trades it for a cookie, so that it does
 * not stay in the address bar and the history. Both are compared by their hashes in constant time.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Sessions {
  /** 32 random bytes, in the alphabet of addresses. */
  readonly token: string
  /**
   * Lets in who knows the token, with the `Set-Cookie` of a new session, or with none for who has one already. Null when the
   * token is wrong or has been traded too often.
   */
  exchange(token: string, cookies: string | undefined): { setCookie: string | null } | null
  /** Whether a request's `Cookie` names a session. */
  has(cookies: string | undefined): boolean
}

const secretBytes = 32
/** Browsers that may be let in by one start of the host. */
const defaultMost = 32

/** @param port of the host: all ports of an address share their cookies, so that its name has to tell two hosts apart */
export function openSessions(port: number, most = defaultMost): Sessions {
  const token = newSecret()
  const tokenHash = hashOf(token)
  const sessionHashes: Buffer[] = []
  const name = cookieName(port)

  function has(cookies: string | undefined): boolean {
    return valuesOf(cookies, name).some((value) => isAmong(hashOf(value), sessionHashes))
  }

  return {
    token,
    exchange: (given, cookies) => {
      if (!timingSafeEqual(hashOf(given), tokenHash)) return null
      if (has(cookies)) return { setCookie: null }
      if (sessionHashes.length >= most) return null
      const session = newSecret()
      sessionHashes.push(hashOf(session))
      return { setCookie: `${name}=${session}; HttpOnly; SameSite=Strict; Path=/` }
    },
    has,
  }
}

export function cookieName(port: number): string {
  return `cheekbone-${port}`
}

/** A page of another port may have set a cookie of the same name; it shall not lock the real one out. */
function valuesOf(cookies: string | undefined, name: string): string[] {
  return (cookies ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** Looks at all of them, so that the time does not tell which one it was. */
function isAmong(hash: Buffer, hashes: readonly Buffer[]): boolean {
  return hashes.map((other) => timingSafeEqual(hash, other)).includes(true)
}

function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url')
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
