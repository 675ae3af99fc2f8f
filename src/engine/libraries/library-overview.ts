import { existsSync } from 'node:fs'
import type { LibraryOverview } from '../../shared/contract/libraries.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { countAllFaces, countAllPhotos, countPatchVerdicts } from '../store/library-counts.ts'
import { libraryFolder } from '../store/photos.ts'
import { newestPatches } from '../store/shown-patches.ts'
import { listRuns } from '../store/run-list.ts'
import { nameOfLibrary } from './data-folder.ts'
import { libraryIdOf } from './library-id.ts'

const newestShown = 24

/** What a library holds, in numbers. */
export function overviewOf(library: ReadOnlyLibrary): LibraryOverview {
  const folder = libraryFolder(library) ?? ''
  return {
    id: libraryIdOf(library.path),
    path: library.path,
    folder,
    name: nameOfLibrary({ path: library.path, folder }),
    folderExists: existsSync(folder),
    photos: countAllPhotos(library),
    faces: countAllFaces(library),
    patches: countPatchVerdicts(library),
    newestPatches: newestPatches(library, newestShown),
    runs: listRuns(library),
  }
}
