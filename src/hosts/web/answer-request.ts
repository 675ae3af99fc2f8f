/** Answers every request of the web host that is not for a WebSocket. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { askForPicture, pictureCacheControl, pictureFailureStatus } from '../../shared/ask-picture.ts'
import { asCheekboneError } from '../../shared/errors.ts'
import { parsePictureUrl, type PictureName } from '../../shared/picture-url.ts'
import type { Picture } from '../../shared/contract/pictures.ts'
import { sendSentence, setSafeHeaders } from './answer-headers.ts'
import type { EngineHost } from './engine-host.ts'
import type { PageFiles } from './page-files.ts'
import { refuseRequest } from './request-guard.ts'
import { etagOf, sendContent } from './send-bytes.ts'
import type { Sessions } from './sessions.ts'

export interface HostParts {
  page: PageFiles
  sessions: Sessions
  engine: EngineHost
  /** Names under which this host is asked for. */
  hosts: ReadonlySet<string>
  onProblem: (error: unknown) => void
}

export const enginePath = '/engine'
const startPath = '/engine/start'
const tokenTarget = '/?token='

export const noSessionSentence =
  'Open Cheekbone by the address that it printed when it was started: it carries a key that lets this browser in.'

export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: HostParts,
): Promise<void> {
  const refusal = refuseRequest(request, parts.hosts, false)
  setSafeHeaders(response, refusal?.status === 421 ? null : (request.headers.host ?? null))
  if (refusal) {
    // What else the connection carries, a body for one, is not read.
    response.setHeader('Connection', 'close')
    return sendSentence(response, refusal.status, refusal.sentence)
  }
  const target = request.url ?? ''
  if (target.startsWith(tokenTarget)) return letIn(request, response, parts.sessions)
  if (!parts.sessions.has(request.headers.cookie)) return sendSentence(response, 403, noSessionSentence)
  if (target === startPath) return startEngine(request, response, parts.engine)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
  const file = parts.page.get(target)
  if (file) return sendContent(request, response, file)
  const picture = parsePictureUrl(target)
  if (picture) return sendPicture({ request, response, picture }, parts)
  sendSentence(response, 404, 'There is nothing at this address.')
}

/** The key in the address becomes a cookie; the browser goes on to the address without it, and keeps what stands behind `#`. */
function letIn(request: IncomingMessage, response: ServerResponse, sessions: Sessions): void {
  if (request.method !== 'GET') return refuseMethod(response, 'GET')
  const entry = sessions.exchange((request.url ?? '').slice(tokenTarget.length), request.headers.cookie)
  if (!entry) return sendSentence(response, 403, noSessionSentence)
  if (entry.setCookie !== null) response.setHeader('Set-Cookie', entry.setCookie)
  response.writeHead(303, { Location: '/', 'Content-Length': 0 }).end()
}

function startEngine(request: IncomingMessage, response: ServerResponse, engine: EngineHost): void {
  if (request.method !== 'POST') return refuseMethod(response, 'POST')
  engine.startAgain()
  response.writeHead(204).end()
}

interface PictureRequest {
  request: IncomingMessage
  response: ServerResponse
  picture: PictureName
}

async function sendPicture(
  { request, response, picture }: PictureRequest,
  { engine, onProblem }: HostParts,
): Promise<void> {
  let found: Picture
  try {
    found = await askForPicture(picture, engine)
  } catch (thrown) {
    const { code, message } = asCheekboneError(thrown)
    if (code === 'internal') onProblem(thrown)
    return sendSentence(response, pictureFailureStatus(code), message)
  }
  const { mediaType, bytes } = found
  const cacheControl = pictureCacheControl(picture)
  sendContent(request, response, { mediaType, bytes, etag: etagOf(bytes), cacheControl })
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('Allow', allowed)
  sendSentence(response, 405, `Only ${allowed} can be asked for here.`)
}
