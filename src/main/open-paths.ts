/** What a path on the command line, in a drop or from the file manager asks for. */
import { stat } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HostNotice, OpenRequest } from '../shared/host-info.ts'

export const libraryExtension = 'cheekbone'

export interface CommandLine {
  argv: readonly string[]
  workingFolder: string
  /** Not packaged, the first word names the application itself. */
  packaged: boolean
}

/** The absolute paths on a command line; options are Electron's and Chromium's own. Linux file managers pass file URLs. */
export function pathsOnCommandLine({ argv, workingFolder, packaged }: CommandLine): string[] {
  return argv
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .slice(packaged ? 0 : 1)
    .map((word) => (word.startsWith('file://') ? fileURLToPath(word) : resolve(workingFolder, word)))
}

/** A folder, or a library file; null for anything else, also for what is not there. */
async function readOpenRequest(path: string): Promise<OpenRequest | null> {
  const found = await stat(path).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause) return null
    throw cause
  })
  if (found?.isDirectory()) return { kind: 'folder', path }
  if (found?.isFile() && extname(path).toLowerCase() === `.${libraryExtension}`) {
    return { kind: 'library', path }
  }
  return null
}

export interface OpenListeners {
  onRequest: (request: OpenRequest) => void
  onNotice: (notice: HostNotice) => void
}

/** Asks for the first path that can be opened, since there is one window; names the first one when none can. */
export async function openFirst(paths: readonly string[], { onRequest, onNotice }: OpenListeners) {
  for (const path of paths) {
    const request = await readOpenRequest(path)
    if (request) return onRequest(request)
  }
  if (paths.length > 0) onNotice({ kind: 'cannot-open', path: paths[0] })
}
