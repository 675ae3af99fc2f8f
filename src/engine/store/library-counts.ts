/** Numbers of a whole library, for an overview. Photos that have gone count as missing and their faces and patches not at all. */
import type { PhotoStatus, RejectReason } from '../../shared/domain.ts'
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

export function countPatchVerdicts({ db }: ReadOnlyLibrary): {
  kept: number
  rejected: Partial<Record<RejectReason, number>>
} {
  const rows = db
    .prepare<[], { rejected: RejectReason | null; count: number }>(
      `SELECT rejected, count(*) AS count FROM patch JOIN photo ON photo.id = patch.photo_id
       WHERE photo.status = 'ready' GROUP BY rejected`,
    )
    .all()
  const rejected: Partial<Record<RejectReason, number>> = {}
  let kept = 0
  for (const row of rows) {
    if (row.rejected === null) kept = row.count
    else rejected[row.rejected] = row.count
  }
  return { kept, rejected }
}
