/** `app://cheekbone/pictures/...`: pictures of a library by id, from the engine. */
import { createHash } from 'node:crypto'
import type { Picture } from '../shared/contract/pictures.ts'
import type { WindowContract } from '../shared/contract.ts'
import { asCheekboneError, type ErrorCode } from '../shared/errors.ts'
import { parsePictureUrl, type PictureName } from '../shared/picture-url.ts'
import type { Client } from '../shared/rpc/client.ts'
import { appOrigin } from './app-protocol.ts'

const statusOf: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  'bad-argument': 404,
  'channel-closed': 503,
}

export function isPictureUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/pictures/`)
}

export interface PictureSource {
  /** Null while no engine runs; the page asks again when it is back. */
  engine: Client<WindowContract> | null
  /** Hears of what is no answer to a request: a damaged library, a full disk. */
  onFailure: (failure: unknown) => void
}

export async function answerPictureRequest(
  request: Pick<Request, 'url' | 'method' | 'headers'>,
  { engine, onFailure }: PictureSource,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405 })
  const name = parsePictureUrl(request.url.slice(appOrigin.length))
  if (!name) return new Response(null, { status: 404 })
  if (!engine) return new Response(null, { status: 503 })
  try {
    return toResponse(name, await askFor(name, engine), request.headers.get('if-none-match'))
  } catch (failure) {
    const status = statusOf[asCheekboneError(failure).code]
    if (status === undefined) onFailure(failure)
    return new Response(null, { status: status ?? 500 })
  }
}

function askFor(name: PictureName, engine: Client<WindowContract>): Promise<Picture> {
  const { library } = name
  switch (name.kind) {
    case 'patch':
      return engine.call('pictures.patch', { library, patch: name.patch })
    case 'face':
      return engine.call('pictures.face', { library, face: name.face })
    case 'photo':
      return engine.call('pictures.photo', { library, photo: name.photo, side: name.side })
  }
}

function toResponse({ kind }: PictureName, { mediaType, bytes }: Picture, known: string | null): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  const headers = {
    etag,
    // A patch is cut once; a photo's file may be replaced.
    'cache-control': kind === 'patch' ? 'private, max-age=31536000, immutable' : 'private, max-age=600',
    'content-type': mediaType,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  }
  if (known === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), { headers })
}
