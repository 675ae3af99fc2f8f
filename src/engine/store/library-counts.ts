/** Numbers of a whole library, for an overview. Photos that have gone count as missing and their faces and patches not at all. */
import type { PhotoStatus, RejectReason } from '../../shared/domain.ts'
import { hasPixels, isKeptByHand, patchesWithOwners } from './kept-patches.ts'
import type { ReadOnlyLibrary } from './open-library.ts'

export function countAllPhotos({ db }: ReadOnlyLibrary): Record<PhotoStatus, number> {
  const counts: Record<PhotoStatus, number> = { ready: 0, 'no-face': 0, unreadable: 0, missing: 0 }
  const rows = db
    .prepare<[], { status: PhotoStatus; count: number }>(
      'SELECT status, count(*) AS count FROM photo GROUP BY status',
    )
    .all()
  for (const { status, count } of rows) counts[status] = count
  return counts
}

export function countAllFaces({ db }: ReadOnlyLibrary): number {
  return db
    .prepare<[], number>(
      `SELECT count(*) FROM face JOIN photo ON photo.id = face.photo_id WHERE photo.status = 'ready'`,
    )
    .pluck()
    .get()!
}

/** Those that a person keeps whatever the gates say count as kept: they take part in the next run. */
export function countPatchVerdicts({ db }: ReadOnlyLibrary): {
  kept: number
  rejected: Partial<Record<RejectReason, number>>
} {
  const rows = db
    .prepare<[], { verdict: RejectReason | null; count: number }>(
      `SELECT CASE WHEN patch.rejected IS NOT NULL AND NOT (${isKeptByHand} AND ${hasPixels}) THEN patch.rejected END AS verdict,
         count(*) AS count
       FROM ${patchesWithOwners} WHERE photo.status = 'ready' GROUP BY verdict`,
    )
    .all()
  const rejected: Partial<Record<RejectReason, number>> = {}
  let kept = 0
  for (const row of rows) {
    if (row.verdict === null) kept = row.count
    else rejected[row.verdict] = row.count
  }
  return { kept, rejected }
}
