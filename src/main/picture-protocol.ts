/** `app://cheekbone/pictures/...`: pictures of a library by id, from the engine. */
import { createHash } from 'node:crypto'
import type { Picture } from '../shared/contract/pictures.ts'
import type { WindowContract } from '../shared/contract.ts'
import { askForPicture, pictureCacheControl, pictureFailureStatus } from '../shared/ask-picture.ts'
import { asCheekboneError } from '../shared/errors.ts'
import { parsePictureUrl, type PictureName } from '../shared/picture-url.ts'
import type { Client } from '../shared/rpc/client.ts'
import { appOrigin } from './app-protocol.ts'

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
    return toResponse(name, await askForPicture(name, engine), request.headers.get('if-none-match'))
  } catch (failure) {
    const status = pictureFailureStatus(asCheekboneError(failure).code)
    if (status === 500) onFailure(failure)
    return new Response(null, { status })
  }
}

function toResponse(name: PictureName, { mediaType, bytes }: Picture, known: string | null): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  const headers = {
    etag,
    'cache-control': pictureCacheControl(name),
    'content-type': mediaType,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  }
  if (known === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), { headers })
}
