/**
 * The built page, read once when the host starts. A request is looked up by the name that was found then: no path is ever made
 * from what a browser sends.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { pageContentTypes } from '../../shared/page-content-types.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { etagOf, type Content } from './send-bytes.ts'

/** By address: `/` and `/assets/index-1a2b.js`. */
export type PageFiles = ReadonlyMap<string, Content>

/** @throws CheekboneError `not-found` when no page has been built there */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, Content>()
  for (const file of await listFiles(folder)) {
    const mediaType = pageContentTypes[extname(file)]
    if (mediaType === undefined) continue
    const name = `/${relative(folder, file).split(sep).join('/')}`
    const bytes = await readFile(file)
    files.set(name === '/index.html' ? '/' : name, {
      mediaType,
      bytes,
      etag: etagOf(bytes),
      // Names in assets/ carry a hash of what is in them.
      cacheControl: name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    })
  }
  if (!files.has('/')) throw notBuilt()
  return files
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  } catch (cause) {
    throw notBuilt(cause)
  }
}

function notBuilt(cause?: unknown): CheekboneError {
  return new CheekboneError('not-found', 'The page has not been built.', {
    cause,
    hint: 'Run npm run build first.',
  })
}
