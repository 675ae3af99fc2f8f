/** All that a library has of a folder that gives a run nothing, in numbers and names, whether or not a run came of it. */
import { rejectReasons } from '../../shared/domain.ts'
import type { LeftOutFile, RunSummary } from '../../shared/run-summary.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import { rejectedPatches } from '../store/kept-patches.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { leftOutPhotos } from '../store/photos.ts'

/** Patches that are kept by hand count under the reason that they were left out for: the list of that reason has them too. */
export function leftOutOverview(
  library: ReadOnlyLibrary,
  crop: Crop,
): Pick<RunSummary, 'rejected' | 'leftOut'> {
  const patches = rejectedPatches(library, { crop, reason: 'any' })
  const rejected: RunSummary['rejected'] = {}
  for (const reason of rejectReasons) {
    const count = patches.filter((patch) => patch.reason === reason).length
    if (count > 0) rejected[reason] = count
  }
  return { rejected, leftOut: leftOutFiles(library, crop) }
}

/** Photos that were looked at and gave nothing, by path. */
export function leftOutFiles(library: Library | ReadOnlyLibrary, crop: Crop): LeftOutFile[] {
  return leftOutPhotos(library, crop).map(({ id, path, status, reason }) => ({
    photo: path,
    photoId: id,
    status,
    reason: reason ?? '',
  }))
}
