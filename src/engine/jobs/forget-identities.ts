import type { LibraryShelf } from '../libraries/library-shelf.ts'
import { forgetIdentities } from '../store/identities.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'
import { explainStoreError } from '../store/store-errors.ts'

/** @throws CheekboneError `not-found` where there is no library: none is made to be emptied */
export function forgetLibraryIdentities(
  { library: path }: { library: string },
  shelf: LibraryShelf,
): Promise<{ faces: number }> {
  openLibraryReadOnly(path).close()
  const library = shelf.writer(path)
  try {
    return Promise.resolve({ faces: forgetIdentities(library) })
  } catch (error) {
    throw explainStoreError(error, path)
  } finally {
    library.close()
  }
}
