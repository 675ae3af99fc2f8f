/** Patches that the gates left out of a library file, for the command line: listed, and kept by hand photo by photo. */
import { relative, resolve } from 'node:path'
import type { LeftOutPatch } from '../../shared/contract/left-out.ts'
import type { Region } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LibraryShelf } from '../libraries/library-shelf.ts'
import { rejectedPatches, setKept } from '../store/kept-patches.ts'
import { openLibraryReadOnly, type Library, type ReadOnlyLibrary } from '../store/open-library.ts'
import { libraryFolder } from '../store/photos.ts'
import { explainStoreError } from '../store/store-errors.ts'

const crops = ['faces', 'whole'] as const

function allRejected(library: Library | ReadOnlyLibrary): LeftOutPatch[] {
  return crops.flatMap((crop) => rejectedPatches(library, { crop, reason: 'any' }))
}

/** @throws CheekboneError `not-found` without a library */
export function listLeftOut({ library: path }: { library: string }): LeftOutPatch[] {
  const library = openLibraryReadOnly(path)
  try {
    return allRejected(library)
  } finally {
    library.close()
  }
}

export interface KeptOfPhoto {
  /** As named in the library's folder, or as a path. */
  photo: string
  region?: Region
  /** Counted from 1. */
  face?: number
  kept: boolean
}

/**
 * Keeps what was left out of one photo, or takes that back. Squares that could not be cut at all stay left out.
 * @returns the patches that were kept, or are left out again, as they are now
 * @throws CheekboneError `not-found` without a library or where the photo gave no such patch, `nothing-to-do` where none can be kept
 */
export function keepOfPhoto(
  { library: path, ...wanted }: KeptOfPhoto & { library: string },
  shelf: Pick<LibraryShelf, 'writer'>,
): LeftOutPatch[] {
  openLibraryReadOnly(path).close()
  const library = shelf.writer(path)
  try {
    const meant = choose(library, wanted)
    library.db.transaction(() => {
      for (const { patch } of meant) setKept(library, patch, wanted.kept)
    })()
    const changed = new Set(meant.map(({ patch }) => patch))
    return allRejected(library).filter(({ patch }) => changed.has(patch))
  } catch (error) {
    throw explainStoreError(error, path)
  } finally {
    library.close()
  }
}

function choose(library: Library, { photo, region, face }: KeptOfPhoto): LeftOutPatch[] {
  const folder = libraryFolder(library)
  const names = new Set([photo, ...(folder === null ? [] : [withSlashes(relative(folder, resolve(photo)))])])
  const found = allRejected(library).filter(
    (patch) =>
      names.has(patch.photo) &&
      (region === undefined || patch.region === region) &&
      (face === undefined || patch.face === face),
  )
  const hint = `See what is left out with: cheekbone keep ${library.path}`
  if (found.length === 0)
    throw new CheekboneError('not-found', `No such patch of ${photo} was left out.`, { hint })
  const cut = found.filter(({ canBeKept }) => canBeKept)
  if (cut.length > 0) return cut
  throw new CheekboneError(
    'nothing-to-do',
    `What was left out of ${photo} could not be cut at all, so there is nothing to keep.`,
    { hint },
  )
}

/** As paths are written in a library. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/')
}
