import type { Crop } from '../library/import/examine-photo.ts'
import { countKept, setKept } from '../store/kept-patches.ts'
import type { Library } from '../store/open-library.ts'

/**
 * Writes a person's decision and lets go of the library.
 * @returns how many patches are kept by hand now
 * @throws CheekboneError `not-found`, `library-locked`
 */
export function keepPatch(
  library: Library,
  { crop, patch, kept }: { crop: Crop; patch: number; kept: boolean },
): number {
  try {
    setKept(library, patch, kept)
    return countKept(library, crop)
  } finally {
    library.close()
  }
}
