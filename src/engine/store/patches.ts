import {
  eachSkinAttribute,
  patchSidePx,
  skinAttributeNames,
  type Quad,
  type Region,
  type RejectReason,
  type SkinAttributes,
} from '../../shared/domain.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import type { FoundPatch } from '../library/import/findings.ts'
import { insertCircumstances } from './circumstances.ts'
import { isKeptByHand } from './kept-patches.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** A patch without its pixels and without what was measured of its skin. */
export interface StoredPatch {
  id: number
  photoId: number
  photo: string
  /** 0-based position of the face in its photo; null for a photo taken as a whole. */
  face: number | null
  faceId: number | null
  region: Region
  /** 0-based index among the squares of its region. */
  square: number
  sharpness: number
  rejected: RejectReason | null
}

export interface MeasuredPatch extends StoredPatch {
  /** NaN where unknown. */
  attributes: SkinAttributes
}

export const patchByteLength = patchSidePx * patchSidePx * 3

interface Owner {
  photoId: number
  faceId: number | null
}

export function insertPatch(library: Library, owner: Owner, patch: FoundPatch): void {
  const { db } = library
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO patch (photo_id, face_id, region, square, quad, scale, sharpness, rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      owner.photoId,
      owner.faceId,
      patch.region,
      patch.square,
      encodeQuad(patch.quad),
      patch.scale,
      patch.sharpness,
      patch.rejected,
    )
  if (patch.pixels.length > 0) {
    db.prepare('INSERT INTO patch_pixels (patch_id, rgb) VALUES (?, ?)').run(lastInsertRowid, patch.pixels)
  }
  insertCircumstances(library, Number(lastInsertRowid), patch.circumstances)
  const insertAttribute = db.prepare('INSERT INTO patch_attribute (patch_id, name, value) VALUES (?, ?, ?)')
  for (const name of skinAttributeNames) insertAttribute.run(lastInsertRowid, name, patch.attributes[name])
}

function encodeQuad(quad: Quad): Buffer {
  return Buffer.from(Float64Array.from(quad.flatMap(({ x, y }) => [x, y])).buffer)
}

/** Every patch of photos that are in the folder, kept or not, in the order in which they were found. */
export function listPatches({ db }: Library | ReadOnlyLibrary, crop: Crop): StoredPatch[] {
  return db
    .prepare<[Crop], StoredPatch>(
      `SELECT ${patchColumns} FROM ${patchesWithOwners}
       WHERE photo.status = 'ready' AND photo.crop = ? ORDER BY patch.id`,
    )
    .all(crop)
}

/** All patches of the library, those of photos that have gone included. */
export function patchesById({ db }: Library | ReadOnlyLibrary): Map<number, StoredPatch> {
  const patches = db.prepare<[], StoredPatch>(`SELECT ${patchColumns} FROM ${patchesWithOwners}`).all()
  return new Map(patches.map((patch) => [patch.id, patch]))
}

/** The same with what was measured of them, which takes several times as long. */
export function measuredPatchesById({ db }: Library | ReadOnlyLibrary): Map<number, MeasuredPatch> {
  const columns = [patchColumns, ...attributeColumns].join(', ')
  const rows = db.prepare<[], MeasuredRow>(`SELECT ${columns} FROM ${patchesWithOwners}`).all()
  return new Map(rows.map((row) => [row.id, fromRow(row)]))
}

export interface RunPatch {
  /** Its row in the run's matrices. */
  position: number
  patch: MeasuredPatch
  /** By a person, whatever the gates say. */
  kept: boolean
}

/** Reads a run's patches from one position to another, both included, as far as they are still there. */
export function createRunPatchReader(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
): (first: number, last: number) => RunPatch[] {
  const columns = [patchColumns, ...attributeColumns].join(', ')
  const read = db.prepare<[number, number, number], MeasuredRow & { position: number; kept: number }>(
    `SELECT run_patch.position, ${isKeptByHand} AS kept, ${columns}
     FROM run_patch JOIN patch ON patch.id = run_patch.patch_id JOIN photo ON photo.id = patch.photo_id
       LEFT JOIN face ON face.id = patch.face_id
     WHERE run_patch.run_id = ? AND run_patch.position BETWEEN ? AND ? ORDER BY run_patch.position`,
  )
  return (first, last) =>
    read
      .all(runId, first, last)
      .map((row) => ({ position: row.position, patch: fromRow(row), kept: row.kept === 1 }))
}

/** The photo of each of a run's patches that are still there, in the run's order. */
export function photosOfRun({ db }: Library | ReadOnlyLibrary, runId: number): string[] {
  return db
    .prepare<[number], string>(
      `SELECT photo.path FROM run_patch JOIN patch ON patch.id = run_patch.patch_id JOIN photo ON photo.id = patch.photo_id
       WHERE run_patch.run_id = ? ORDER BY run_patch.position`,
    )
    .pluck()
    .all(runId)
}

const patchColumns = `patch.id, patch.photo_id AS photoId, photo.path AS photo, face.position AS face, patch.face_id AS faceId,
  patch.region, patch.square, patch.sharpness, patch.rejected`
const patchesWithOwners =
  'patch JOIN photo ON photo.id = patch.photo_id LEFT JOIN face ON face.id = patch.face_id'

type MeasuredRow = StoredPatch & Record<keyof SkinAttributes, number | null>

const attributeColumns = skinAttributeNames.map(
  (name) => `(SELECT value FROM patch_attribute WHERE patch_id = patch.id AND name = '${name}') AS "${name}"`,
)

function fromRow(row: MeasuredRow): MeasuredPatch {
  const { id, photoId, photo, face, faceId, region, square, sharpness, rejected } = row
  const attributes = eachSkinAttribute((name) => row[name] ?? Number.NaN)
  return { id, photoId, photo, face, faceId, region, square, sharpness, rejected, attributes }
}

/**
 * What names the content of the patches that a run takes, for its fingerprint: those that pass the gates and those kept by hand.
 * Those without pixels are never taken.
 */
export function patchIdentities(
  { db }: Library,
  crop: Crop,
  { keepRejected = false } = {},
): { id: number; identity: string }[] {
  const wanted = keepRejected
    ? 'EXISTS (SELECT 1 FROM patch_pixels WHERE patch_id = patch.id)'
    : `(patch.rejected IS NULL OR (${isKeptByHand} AND EXISTS (SELECT 1 FROM patch_pixels WHERE patch_id = patch.id)))`
  return db
    .prepare<[Crop], { id: number; identity: string }>(
      `SELECT patch.id, photo.content_hash || ' ' || photo.path || ' ' || ifnull(face.position, '-') || ' ' || patch.region
         || CASE WHEN patch.square = 0 THEN '' ELSE ' ' || patch.square END AS identity
       FROM patch JOIN photo ON photo.id = patch.photo_id LEFT JOIN face ON face.id = patch.face_id
       WHERE photo.status = 'ready' AND photo.crop = ? AND ${wanted} ORDER BY patch.id`,
    )
    .all(crop)
}

/** Reads pixels by patch id, 96 x 96 x 3 bytes each, one after the other into `into`. */
export function createPixelReader({
  db,
}: Library | ReadOnlyLibrary): (ids: ArrayLike<number>, into: Uint8Array) => void {
  const read = db.prepare<[number], Buffer>('SELECT rgb FROM patch_pixels WHERE patch_id = ?').pluck()
  return (ids, into) => {
    for (let i = 0; i < ids.length; i++) {
      const pixels = read.get(ids[i])
      if (!pixels) throw new RangeError(`Patch ${ids[i]} has no pixels.`)
      into.set(pixels, i * patchByteLength)
    }
  }
}

/** Pixels of one patch, or null when the square could not be cut at all. */
export function patchPixels({ db }: Library | ReadOnlyLibrary, id: number): Uint8Array | null {
  return (
    db.prepare<[number], Buffer>('SELECT rgb FROM patch_pixels WHERE patch_id = ?').pluck().get(id) ?? null
  )
}

/** @param ids [n] */
export function readPatchSheet(
  { db }: Library | ReadOnlyLibrary,
  ids: Int32Array,
): { rgb: Uint8Array /* [n, 96, 96, 3] */; found: Uint8Array /* [n] */ } {
  const read = db.prepare<[number], Buffer>('SELECT rgb FROM patch_pixels WHERE patch_id = ?').pluck()
  const rgb = new Uint8Array(ids.length * patchByteLength)
  const found = new Uint8Array(ids.length)
  ids.forEach((id, i) => {
    const pixels = read.get(id)
    if (!pixels) return
    rgb.set(pixels, i * patchByteLength)
    found[i] = 1
  })
  return { rgb, found }
}
