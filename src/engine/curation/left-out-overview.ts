/** All that a library has of a folder that gives a run nothing, in numbers and names, whether or not a run came of it. */
import { rejectReasons, type RejectReason } from '../../shared/domain.ts'
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
  const reasons = rejectedPatches(library, { crop, reason: 'any' }).map(({ reason }) => reason)
  return { rejected: countReasons(reasons), leftOut: leftOutFiles(library, crop) }
}

/** How often each reason is given, in the order of `rejectReasons`; those that are not given have no count. */
export function countReasons(given: readonly (RejectReason | null)[]): RunSummary['rejected'] {
  const counts: RunSummary['rejected'] = {}
  for (const reason of rejectReasons) {
    const count = given.filter((one) => one === reason).length
    if (count > 0) counts[reason] = count
  }
  return counts
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
