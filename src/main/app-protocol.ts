/** `app://cheekbone/` serves the files of the built renderer and nothing else. */
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { CustomScheme } from 'electron'
import { headerPolicy } from '../shared/content-policy.ts'
import { pageContentTypes } from '../shared/page-content-types.ts'

const scheme = 'app'
const host = 'cheekbone'

export const appOrigin = `${scheme}://${host}`
export const startUrl = `${appOrigin}/index.html`

/** `standard` gives the page an origin, `secure` lets it use what browsers keep for secure pages. */
export const appScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.protocol === `${scheme}:` && parsed.host === host
}

/** The file under `root` that a URL names; null when it names none, or one outside. */
export function resolveAppFile(url: string, root: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || !isAppUrl(url)) return null
  const path = decodePath(parsed.pathname)
  // A backslash separates folders on Windows, a colon names a drive or a stream there: no built file has either.
  if (path === null || /[\\:\0]/.test(path)) return null
  const file = resolve(root, `.${path}`)
  const inside = relative(root, file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
  return file
}

function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    // A broken escape names no file.
    return null
  }
}

/** Answers one request with a file of the built renderer at `root`, or with 404 or 405. */
export async function answerAppRequest(
  request: Pick<Request, 'url' | 'method'>,
  root: string,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405 })
  const file = resolveAppFile(request.url, root)
  const contentType = file === null ? undefined : pageContentTypes[extname(file)]
  if (file === null || contentType === undefined) return new Response(null, { status: 404 })
  const body = await readIfThere(file)
  if (body === null) return new Response(null, { status: 404 })
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'content-security-policy': headerPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    },
  })
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(file)
  } catch (cause) {
    const missing =
      cause instanceof Error &&
      'code' in cause &&
      ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(String(cause.code))
    if (missing) return null
    throw cause
  }
}
