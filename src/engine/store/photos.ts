import { standardRegions, type PhotoStatus, type WhiteBalance } from '../../shared/domain.ts'
import type { Crop, CutChoices } from '../library/import/examine-photo.ts'
import type { KnownPhoto } from '../library/import/import-folder.ts'
import type { FoundFace, FoundPatch, PhotoFindings, ScannedFile } from '../library/import/findings.ts'
import { canBeJudgedBy } from './circumstances.ts'
import { insertDescriptor, insertLook } from './identities.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'
import { insertFaceLight, insertOrigin } from './photo-origin.ts'
import { insertParsing } from './parsings.ts'
import { insertPatch } from './patches.ts'
import { insertGains } from './white-balance.ts'

export interface LeftOutPhoto {
  id: number
  path: string
  status: 'no-face' | 'unreadable'
  reason: string | null
}

/**
 * Photos that were looked at with this way of cropping, by path. Of those whose patches were cut otherwise, and cannot be judged by
 * these thresholds either, the content counts as unknown, so that they are looked at again if they are still there.
 */
export function knownPhotos({ db }: Library, crop: Crop, choices: CutChoices = {}): Map<string, KnownPhoto> {
  const rows = db
    .prepare<CutColumns & { crop: Crop }, KnownPhoto & { path: string }>(
      `SELECT path, size_bytes AS sizeBytes, modified_ms AS modifiedMs, status,
         CASE WHEN white_balance = @whiteBalance AND (crop = 'whole' OR (regions = @regions
           AND patches_per_region = @patchesPerRegion AND face_parser = @faceParser)) AND ${canBeJudgedBy} THEN content_hash END AS contentHash
       FROM photo WHERE crop = @crop`,
    )
    .all({ crop, ...cutColumns(choices) })
  return new Map(rows.map(({ path, ...known }) => [path, known]))
}

interface CutColumns {
  whiteBalance: WhiteBalance
  regions: string
  patchesPerRegion: number
  gates: string
  /** SHA-256 of its file; empty without one. */
  faceParser: string
}

function cutColumns({
  whiteBalance = 'none',
  regions = standardRegions,
  patchesPerRegion = 1,
  gates = {},
  faceParser,
}: CutChoices): CutColumns {
  return {
    whiteBalance,
    regions: regions.join(','),
    patchesPerRegion,
    gates: JSON.stringify(gates),
    faceParser: faceParser?.sha256 ?? '',
  }
}

interface LookedAt {
  file: ScannedFile
  findings: PhotoFindings
  choices?: CutChoices
}

/** Puts what one look at a photo gave in place of whatever was known of it before, in one transaction. */
export function replacePhoto(library: Library, crop: Crop, { file, findings, choices = {} }: LookedAt): void {
  library.db.transaction(() => {
    library.db.prepare('DELETE FROM photo WHERE path = ?').run(file.path)
    const photoId = insertPhoto(library, crop, { file, findings, choices })
    if (findings.status === 'unreadable') return
    if (findings.look) insertLook(library, photoId, findings.look)
    if (findings.origin) insertOrigin(library, photoId, findings.origin)
    findings.faces.forEach((face, position) => insertFace(library, photoId, { face, position }))
    for (const patch of findings.loosePatches) insertPatch(library, { photoId, faceId: null }, patch)
  })()
}

function insertPhoto({ db }: Library, crop: Crop, { file, findings, choices }: Required<LookedAt>): number {
  const seen = findings.status === 'unreadable' ? null : findings
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO photo (path, crop, content_hash, size_bytes, modified_ms, status, reason, format, width_px, height_px, orientation, white_balance,
         regions, patches_per_region, gates, face_parser)
       VALUES (@path, @crop, @contentHash, @sizeBytes, @modifiedMs, @status, @reason, @format, @widthPx, @heightPx, @orientation, @whiteBalance,
         @regions, @patchesPerRegion, @gates, @faceParser)`,
    )
    .run({
      path: file.path,
      crop,
      contentHash: findings.contentHash,
      sizeBytes: file.sizeBytes,
      modifiedMs: file.modifiedMs,
      status: findings.status,
      reason: findings.reason,
      format: seen?.format ?? null,
      widthPx: seen?.widthPx ?? null,
      heightPx: seen?.heightPx ?? null,
      orientation: seen?.orientation ?? null,
      ...cutColumns(choices),
    })
  return Number(lastInsertRowid)
}

function insertFace(
  library: Library,
  photoId: number,
  { face, position }: { face: FoundFace; position: number },
): void {
  const { lastInsertRowid } = library.db
    .prepare(
      `INSERT INTO face (photo_id, position, box_x, box_y, box_width, box_height, score, mesh, yaw, pitch, roll,
         eye_distance_px, left_eye_x, left_eye_y, right_eye_x, right_eye_y)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      photoId,
      position,
      face.box.x,
      face.box.y,
      face.box.width,
      face.box.height,
      face.score,
      Buffer.from(face.mesh.buffer, face.mesh.byteOffset, face.mesh.byteLength),
      face.pose.yaw,
      face.pose.pitch,
      face.pose.roll,
      face.eyeDistancePx,
      face.leftEye.x,
      face.leftEye.y,
      face.rightEye.x,
      face.rightEye.y,
    )
  const faceId = Number(lastInsertRowid)
  if (face.whiteBalance) insertGains(library, faceId, face.whiteBalance)
  if (face.parsing) insertParsing(library, faceId, face.parsing)
  if (face.light) insertFaceLight(library, faceId, face.light)
  if (face.descriptor) insertDescriptor(library, faceId, face.descriptor)
  for (const patch of face.patches) insertPatch(library, { photoId, faceId }, patch satisfies FoundPatch)
}

/** The file was rewritten or copied, but its content is what was looked at. */
export function touchPhoto({ db }: Library, file: ScannedFile): void {
  db.prepare('UPDATE photo SET size_bytes = ?, modified_ms = ? WHERE path = ?').run(
    file.sizeBytes,
    file.modifiedMs,
    file.path,
  )
}

/** Photos that are no longer in the folder keep what is known of them, but no run takes their patches any more. */
export function markMissing({ db }: Library, paths: readonly string[]): void {
  const mark = db.prepare(
    `UPDATE photo SET status = 'missing', reason = 'No longer in the folder.' WHERE path = ?`,
  )
  db.transaction(() => {
    for (const path of paths) mark.run(path)
  })()
}

export function countPhotos({ db }: Library | ReadOnlyLibrary, crop: Crop): Record<PhotoStatus, number> {
  const counts: Record<PhotoStatus, number> = { ready: 0, 'no-face': 0, unreadable: 0, missing: 0 }
  const rows = db
    .prepare<[Crop], { status: PhotoStatus; count: number }>(
      'SELECT status, count(*) AS count FROM photo WHERE crop = ? GROUP BY status',
    )
    .all(crop)
  for (const { status, count } of rows) counts[status] = count
  return counts
}

export function countFaces({ db }: Library | ReadOnlyLibrary, crop: Crop): number {
  return db
    .prepare<[Crop], number>(
      `SELECT count(*) FROM face JOIN photo ON photo.id = face.photo_id WHERE photo.status = 'ready' AND photo.crop = ?`,
    )
    .pluck()
    .get(crop)!
}

export function leftOutPhotos({ db }: Library | ReadOnlyLibrary, crop: Crop): LeftOutPhoto[] {
  return db
    .prepare<[Crop], LeftOutPhoto>(
      `SELECT id, path, status, reason FROM photo WHERE status IN ('no-face', 'unreadable') AND crop = ? ORDER BY path`,
    )
    .all(crop)
}

/** @throws nothing: null means that the library is new. */
export function libraryFolder({ db }: Library | ReadOnlyLibrary): string | null {
  return db.prepare<[], string>('SELECT folder FROM library').pluck().get() ?? null
}

export function setLibraryFolder({ db }: Library, folder: string): void {
  db.prepare(
    'INSERT INTO library (id, folder) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET folder = excluded.folder',
  ).run(folder)
}
