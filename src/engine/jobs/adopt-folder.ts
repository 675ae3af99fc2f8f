import { existsSync, statSync } from 'node:fs'
import { CheekboneError } from '../../shared/errors.ts'
import { isWithin, realPath } from '../libraries/path-roots.ts'
import type { Library } from '../store/open-library.ts'
import { libraryFolder, setLibraryFolder } from '../store/photos.ts'

/**
 * A library belongs to one folder. Paths in it are relative, so a folder that was moved is taken under its new name.
 * @throws CheekboneError `conflict` when the library belongs to another folder that still exists
 */
export function adoptFolder(library: Library, folder: string): void {
  const known = libraryFolder(library)
  if (known === folder || (known !== null && realPath(known) === realPath(folder))) return
  if (known !== null && existsSync(known)) {
    throw new CheekboneError('conflict', `${library.path} belongs to the folder ${known}.`, {
      reason: 'libraryOfOtherFolder',
      values: { library: library.path, folder: known },
      hint: 'Give another --library file for this folder.',
    })
  }
  setLibraryFolder(library, folder)
}

/**
 * The photo folder is only read.
 * @throws CheekboneError `not-found` without the folder, `bad-argument` when library or results would lie in it
 */
export function refuseWritingIntoPhotos({
  folder,
  library,
  out,
}: {
  folder: string
  library: string
  out: string
}): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CheekboneError('not-found', `There is no folder at ${folder}.`, {
      reason: 'folderMissing',
      values: { folder },
      hint: 'Check the path of the photo folder.',
    })
  }
  refuseAmongPhotos(folder, [
    { what: 'The library', option: '--library', path: library },
    { what: 'The results', option: '--out', path: out },
  ])
}

/** A place that somebody named to be written to. */
export interface Target {
  what: string
  option: string
  path: string
}

/** @throws CheekboneError `bad-argument` when one of them lies in the folder, links followed */
export function refuseAmongPhotos(folder: string, targets: readonly Target[]): void {
  for (const { what, option, path } of targets) {
    if (!isWithin(realPath(path), realPath(folder))) continue
    throw new CheekboneError(
      'bad-argument',
      `${what} would be written into the photo folder, which is only read.`,
      { reason: 'writtenIntoPhotos', values: { folder }, hint: `Give ${option} a place outside ${folder}.` },
    )
  }
}
