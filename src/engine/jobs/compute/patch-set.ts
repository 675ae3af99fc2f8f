import type { PatchSource } from '../../training/patch-source.ts'
import { openLibraryReadOnly } from '../../store/open-library.ts'
import { createPixelReader } from '../../store/patches.ts'
import type { PatchSet } from './compute-contract.ts'

/** The patches of a run, read from the library as they are needed, while `work` lasts. */
export async function withPatches<T>(
  { libraryPath, patchIds }: PatchSet,
  work: (patches: PatchSource) => Promise<T>,
): Promise<T> {
  const library = openLibraryReadOnly(libraryPath)
  try {
    const readPixels = createPixelReader(library)
    return await work({
      count: patchIds.length,
      read: (indices, into) =>
        readPixels(
          indices.map((index) => patchIds[index]),
          into,
        ),
    })
  } finally {
    library.close()
  }
}
