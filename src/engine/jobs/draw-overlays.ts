import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CheekboneError, throwIfAborted } from '../../shared/errors.ts'
import type { PageLanguage } from '../../shared/host-info.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { StageProgress } from '../../shared/stage-progress.ts'
import { systemPath } from '../library/photos/file-names.ts'
import { drawOverlay } from '../library/overlays/overlay.ts'
import { readPhoto } from '../library/photos/read-photo.ts'
import { makeFolder } from '../libraries/make-folder.ts'
import { openLibraryReadOnly, type ReadOnlyLibrary } from '../store/open-library.ts'
import { storedScenes, type StoredScene } from '../store/overlays.ts'
import { libraryFolder } from '../store/photos.ts'
import { refuseWritingIntoPhotos } from './adopt-folder.ts'
import { timedStage } from './timed-stage.ts'

export interface DrawnOverlays {
  files: number
  /** Photos that have gone or changed since they were looked at. */
  skipped: number
}

/**
 * Draws every photo of a library with the regions, squares and verdicts over it, as JPEG files in a folder.
 * @throws CheekboneError `not-found` without a library or its photo folder, `nothing-to-do` without a patch, `io`
 */
export async function drawOverlays(
  { library: path, out, language }: { library: string; out: string; language?: PageLanguage },
  context: JobContext<StageProgress>,
): Promise<DrawnOverlays> {
  const library = openLibraryReadOnly(path)
  try {
    const { signal } = context
    const { result } = await timedStage('draw', context, (onProgress) =>
      drawScenes(library, { out, language }, { signal, onProgress }),
    )
    return result
  } finally {
    library.close()
  }
}

async function drawScenes(
  library: ReadOnlyLibrary,
  { out, language = 'en' }: { out: string; language?: PageLanguage },
  { signal, onProgress }: LongWork,
): Promise<DrawnOverlays> {
  const folder = libraryFolder(library)
  const scenes = storedScenes(library)
  if (folder === null || scenes.length === 0)
    throw new CheekboneError('nothing-to-do', `There is no patch in ${library.path} yet.`, {
      hint: 'Run the pipeline on its folder first: cheekbone run <folder> --library <file>',
    })
  refuseWritingIntoPhotos({ folder, library: library.path, out })
  const drawn: DrawnOverlays = { files: 0, skipped: 0 }
  try {
    makeFolder(out)
    for (const [i, scene] of scenes.entries()) {
      throwIfAborted(signal)
      const read = await readPhoto(systemPath(folder, scene.photo))
      if ('bytes' in read && read.contentHash === scene.contentHash) {
        const picture = await drawOverlay(read.bytes, { ...scene, ...scene.drawn(), verdicts: language })
        await writeFile(join(out, overlayName(scene, i)), picture)
        drawn.files++
      } else drawn.skipped++
      onProgress?.({ done: i + 1, total: scenes.length })
    }
  } catch (cause) {
    if (cause instanceof CheekboneError) throw cause
    throw new CheekboneError('io', `The overlays cannot be written to ${out}.`, {
      cause,
      hint: 'Check whether the folder may be written to and the disk has room.',
    })
  }
  return drawn
}

/** Flat and in order; the number keeps photos of the same name apart. */
function overlayName({ photo }: StoredScene, index: number): string {
  const words = photo.replaceAll(/[/\\:]/g, '-').slice(-80)
  return `${String(index + 1).padStart(5, '0')}-${words}.jpg`
}
