/** A photo's bytes and their hash, or why there are none. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PathLike } from 'node:fs'
import type { PhotoFindings } from '../import/findings.ts'

export interface PhotoBytes {
  bytes: Uint8Array
  /** SHA-256 in hexadecimal: what tells whether a photo is still the same. */
  contentHash: string
}
export type Unreadable = Extract<PhotoFindings, { status: 'unreadable' }>

export async function readPhoto(path: PathLike): Promise<PhotoBytes | Unreadable> {
  try {
    const bytes = await readFile(path)
    return { bytes, contentHash: createHash('sha256').update(bytes).digest('hex') }
  } catch (cause) {
    return { status: 'unreadable', contentHash: null, reason: sentenceForReadError(cause) }
  }
}

/** What a failed look at a file or folder means, for people. */
export function sentenceForReadError(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'There is no permission to read it.'
    case 'ENOENT':
      return 'It is not there any more, or is a link to something that is not there.'
    case 'ELOOP':
      return 'It is a link that leads back to itself.'
    case 'EISDIR':
      return 'It is a folder.'
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'The file is larger than 2 GiB.'
    default:
      return `It cannot be read (${code}).`
  }
}
