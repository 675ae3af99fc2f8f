/** Answers with bytes that may be known to the browser already, or be wanted in part (RFC 9110, sections 13 and 14). */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Content {
  mediaType: string
  bytes: Uint8Array
  etag: string
  cacheControl: string
}

export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}

type Part = { first: number; last: number } | 'whole' | 'beyond'

export function sendContent(request: IncomingMessage, response: ServerResponse, content: Content): void {
  const { mediaType, bytes, etag, cacheControl } = content
  response.setHeader('ETag', etag)
  response.setHeader('Cache-Control', cacheControl)
  if (isKnown(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('Accept-Ranges', 'bytes')
  const part = partOf(request, content)
  if (part === 'beyond') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end()
    return
  }
  response.setHeader('Content-Type', mediaType)
  if (part !== 'whole') {
    response.statusCode = 206
    response.setHeader('Content-Range', `bytes ${part.first}-${part.last}/${bytes.length}`)
  }
  const wanted = part === 'whole' ? bytes : bytes.subarray(part.first, part.last + 1)
  response.setHeader('Content-Length', wanted.length)
  response.end(request.method === 'HEAD' ? undefined : wanted)
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

/** One part at most: a list of parts, like anything else that is not understood, gets the whole. */
function partOf({ method, headers }: IncomingMessage, { bytes, etag }: Content): Part {
  const [matched, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? []
  if (method !== 'GET' || matched === undefined || (from === '' && to === '')) return 'whole'
  const ifRange = headers['if-range']
  if (ifRange !== undefined && ifRange !== etag) return 'whole'
  const end = bytes.length - 1
  const first = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? end : Math.min(Number(to), end)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'whole'
  return first > end ? 'beyond' : { first, last }
}
