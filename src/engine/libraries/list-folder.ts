import { readdir } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { FolderEntry, FolderListing } from '../../shared/contract/folders.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { byCodeUnits, isPictureName } from '../library/photos/scan.ts'
import { sentenceForReadError } from '../library/photos/read-photo.ts'
import { nameOfFolder } from './data-folder.ts'
import { isWithin, realPath, type PathRoots } from './path-roots.ts'

export interface ListedPlaces {
  roots: PathRoots
  /** Ours: nobody keeps photos in it. */
  dataFolder: string
}

/**
 * The folders in a folder, by name, and what of ours lies in it. Hidden ones are left out, and so is the data folder.
 * @param folder null for the list of roots
 * @throws CheekboneError `bad-argument` outside the roots, `io` when it cannot be read
 */
export async function listFolder(
  folder: string | null,
  { roots, dataFolder }: ListedPlaces,
): Promise<FolderListing> {
  const own = realPath(dataFolder)
  if (folder === null) {
    const starts = (roots.folders ?? ['/']).filter((path) => path !== own)
    return {
      folder: null,
      parent: null,
      folders: starts.map((path) => ({ name: path, path })),
      photos: 0,
      libraries: [],
    }
  }
  const entries = await readEntries(roots.check(folder))
  const real = realPath(folder)
  const visible = entries.filter(({ name }) => !name.startsWith('.'))
  const named = (wanted: typeof visible): FolderEntry[] =>
    wanted
      .map(({ name }) => ({ name, path: join(folder, name) }))
      .sort((a, b) => byCodeUnits(a.name.toLowerCase(), b.name.toLowerCase()))
  const files = visible.filter((entry) => entry.isFile())
  return {
    folder,
    parent: parentWithin(folder, roots),
    folders: named(visible.filter((entry) => entry.isDirectory() && join(real, entry.name) !== own)),
    photos: files.filter(({ name }) => isPictureName(name)).length,
    libraries: named(files.filter(({ name }) => extname(name) === '.cheekbone')),
  }
}

async function readEntries(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (cause) {
    throw new CheekboneError(
      'io',
      `The folder ${nameOfFolder(folder)} cannot be opened. ${sentenceForReadError(cause)}`,
      {
        reason: 'folderNotOpened',
        values: { folder: nameOfFolder(folder), why: sentenceForReadError(cause) },
        cause,
        hint: 'Choose another folder.',
      },
    )
  }
}

function parentWithin(folder: string, { folders }: PathRoots): string | null {
  const parent = dirname(folder)
  if (parent === folder) return null
  return folders === null || folders.some((root) => isWithin(parent, root)) ? parent : null
}
