/**
 * What every request has to be before anything else is asked about it: sent to this machine by its own name (a foreign name may
 * have been pointed here), from our own page or by a person, to an address written plainly, without a body.
 */
import type { IncomingMessage } from 'node:http'

export interface Refusal {
  status: 400 | 403 | 405 | 413 | 421
  sentence: string
}

/** The part of a request that is looked at. */
export type GuardedRequest = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'headersDistinct'>

/** Addresses of this host are plain: nothing is escaped, no segment begins with a dot, and only the key stands behind a `?`. */
const plainTarget =
  /^\/(?:\?token=[A-Za-z0-9_-]{1,64}|[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*)?$/
const longestTarget = 512

/** The names under which a port of this machine is reached. */
export function ownHosts(port: number): ReadonlySet<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]']
  const hosts = names.map((name) => `${name}:${port}`)
  return new Set(port === 80 ? [...names, ...hosts] : hosts)
}

/**
 * Null when the request may go on.
 * @param isUpgrade a request for a WebSocket, which browsers let any page make: it has to say where it comes from
 */
export function refuseRequest(
  request: GuardedRequest,
  hosts: ReadonlySet<string>,
  isUpgrade: boolean,
): Refusal | null {
  const host = only(request.headersDistinct.host)
  if (host === null || !hosts.has(host))
    return { status: 421, sentence: 'This host is asked for by another name.' }
  if (!isPlain(request.url)) return { status: 400, sentence: 'There is no such address.' }
  if (!isOwnOrigin(request, host, isUpgrade)) return { status: 403, sentence: 'Another page asked.' }
  if (!isOwnFetch(request))
    return { status: 403, sentence: 'Another page led here; give the address by hand.' }
  if (hasBody(request)) return { status: 413, sentence: 'Requests have no body here.' }
  return null
}

function isPlain(target: string | undefined): boolean {
  return target !== undefined && target.length <= longestTarget && plainTarget.test(target)
}

/** `Origin` comes with all but plain loads; where it is missing, only a plain load may go on. */
function isOwnOrigin({ method, headersDistinct }: GuardedRequest, host: string, isUpgrade: boolean): boolean {
  const given = headersDistinct.origin
  if (given === undefined) return !isUpgrade && (method === 'GET' || method === 'HEAD')
  return only(given) === `http://${host}`
}

/** What browsers say about who asked; programs and old browsers say nothing, and need the cookie all the same. */
function isOwnFetch({ method, headersDistinct }: GuardedRequest): boolean {
  const given = headersDistinct['sec-fetch-site']
  if (given === undefined) return true
  const site = only(given)
  // `none`: typed, bookmarked, or opened by another program.
  return site === 'same-origin' || (site === 'none' && method === 'GET')
}

function hasBody({ headers }: GuardedRequest): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** The value of a header that came exactly once. */
function only(values: string[] | undefined): string | null {
  return values?.length === 1 ? values[0] : null
}
