/**
 * Patches that a person keeps though the gates would leave them out. A decision is about a square of a picture, not about a row of
 * the library: it holds when the photo is looked at again, moved or renamed.
 */
import { CheekboneError } from '../../shared/errors.ts'
import type { Region, RejectReason } from '../../shared/domain.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** Holds of a row of `patch` beside its photo and, for a photo with faces, its face. */
export const isKeptByHand = `EXISTS (SELECT 1 FROM kept_patch
  WHERE kept_patch.content_hash = photo.content_hash AND kept_patch.face = ifnull(face.position, -1)
    AND kept_patch.region = patch.region AND kept_patch.square = patch.square)`

/** Pixels are there unless the square could not be cut at all. */
export const hasPixels = 'EXISTS (SELECT 1 FROM patch_pixels WHERE patch_id = patch.id)'

/** What a row of `patch` belongs to, as `isKeptByHand` names it. */
export const patchesWithOwners = `patch JOIN photo ON photo.id = patch.photo_id LEFT JOIN face ON face.id = patch.face_id`

interface Square {
  contentHash: string
  face: number
  region: Region
  square: number
}

/** @throws CheekboneError `not-found` for a patch that is unknown or has no pixels that could be kept */
export function setKept({ db }: Library, patchId: number, kept: boolean): void {
  const square = db
    .prepare<[number], Square>(
      `SELECT photo.content_hash AS contentHash, ifnull(face.position, -1) AS face, patch.region, patch.square
       FROM ${patchesWithOwners} WHERE patch.id = ? AND photo.content_hash IS NOT NULL AND ${hasPixels}`,
    )
    .get(patchId)
  if (!square) {
    throw new CheekboneError(
      'not-found',
      'This patch cannot be kept: it is gone, or could not be cut at all.',
      { reason: 'patchNotKept', hint: 'Look at the folder again to bring the library up to date.' },
    )
  }
  db.prepare(
    kept
      ? 'INSERT OR IGNORE INTO kept_patch (content_hash, face, region, square) VALUES (@contentHash, @face, @region, @square)'
      : `DELETE FROM kept_patch WHERE content_hash = @contentHash AND face = @face AND region = @region AND square = @square`,
  ).run(square)
}

export interface RejectedPatch {
  patch: number
  photoId: number
  /** Path within the folder. */
  photo: string
  /** Counted from 1 within the photo; null for a photo taken whole. */
  face: number | null
  region: Region
  /** Pixels are there to look at and to keep. */
  canBeKept: boolean
  kept: boolean
  reason: RejectReason
}

type RejectedRow = Omit<RejectedPatch, 'canBeKept' | 'kept'> & { canBeKept: number; kept: number }

interface WantedRejected {
  crop: Crop
  reason: RejectReason | 'kept' | 'any'
  most?: number
  /** Only those that took no part in this run. */
  outsideRun?: number
}

/**
 * Patches that the gates leave out for a reason or for any, those that were kept by hand included, or all that were kept, in the order in
 * which they were found.
 */
export function rejectedPatches(
  { db }: Library | ReadOnlyLibrary,
  { crop, reason, most = -1, outsideRun = 0 }: WantedRejected,
): RejectedPatch[] {
  const wanted = reason === 'kept' ? isKeptByHand : "@reason IN (patch.rejected, 'any')"
  return db
    .prepare<Required<WantedRejected>, RejectedRow>(
      `SELECT patch.id AS patch, photo.id AS photoId, photo.path AS photo, face.position + 1 AS face, patch.region, patch.rejected AS reason,
         ${hasPixels} AS canBeKept,
         ${isKeptByHand} AS kept
       FROM ${patchesWithOwners}
       WHERE photo.status = 'ready' AND photo.crop = @crop AND patch.rejected IS NOT NULL AND ${wanted}
         AND NOT EXISTS (SELECT 1 FROM run_patch WHERE run_id = @outsideRun AND patch_id = patch.id)
       ORDER BY patch.id LIMIT @most`,
    )
    .all({ crop, reason, most, outsideRun })
    .map((row) => ({ ...row, canBeKept: row.canBeKept === 1, kept: row.kept === 1 }))
}

/** How many patches that the gates leave out take part all the same. */
export function countKept({ db }: Library | ReadOnlyLibrary, crop: Crop): number {
  return (
    db
      .prepare<[Crop], number>(
        `SELECT count(*) FROM ${patchesWithOwners}
         WHERE photo.status = 'ready' AND photo.crop = ? AND patch.rejected IS NOT NULL AND ${isKeptByHand} AND ${hasPixels}`,
      )
      .pluck()
      .get(crop) ?? 0
  )
}
