import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { CheekboneError } from '../../shared/errors.ts'
import { adoptFolder } from '../jobs/adopt-folder.ts'
import type { LibraryShelf } from './library-shelf.ts'

/**
 * Makes the library of a folder if it has none, and returns the path of the file.
 * @throws CheekboneError `not-found` without the folder, and what opening throws
 */
export function openFolderLibrary(
  shelf: LibraryShelf,
  { folder, path }: { folder: string; path: string },
): string {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CheekboneError('not-found', `There is no folder at ${folder}.`, {
      reason: 'folderMissing',
      values: { folder },
      hint: 'Choose the folder that holds the photos.',
    })
  }
  const library = shelf.writer(path)
  try {
    adoptFolder(library, resolve(folder))
  } finally {
    library.close()
  }
  return path
}
