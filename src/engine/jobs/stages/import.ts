import type { LongWork } from '../../../shared/progress.ts'
import type { Crop } from '../../library/examine-photo.ts'
import { importFolder, type ImportSink, type ImportSummary } from '../../library/import-folder.ts'
import type { Library } from '../../store/open-library.ts'
import { measureMissingAttributes } from '../measure-missing-attributes.ts'
import { knownPhotos, markMissing, replacePhoto, touchPhoto } from '../../store/photos.ts'

/** Looks at every photo of the folder that is new or has changed, and stores each as soon as its turn comes. */
export async function importPhotos(
  library: Library,
  { folder, crop, ...work }: { folder: string; crop: Crop } & LongWork,
): Promise<ImportSummary> {
  await measureMissingAttributes(library, { signal: work.signal })
  return importFolder({ root: folder, crop, sink: librarySink(library, crop), ...work })
}

function librarySink(library: Library, crop: Crop): ImportSink {
  return {
    known: () => knownPhotos(library, crop),
    commit: (file, findings) => replacePhoto(library, crop, { file, findings }),
    touch: (file) => touchPhoto(library, file),
    markMissing: (paths) => markMissing(library, paths),
  }
}
