/** A run's patches as columns, for looking at many at once. Row i is the run's position i. */
import type { Region } from '../../shared/domain.ts'
import type { Progress } from '../../shared/progress.ts'
import type { ReadOnlyLibrary } from './open-library.ts'
import { blocksByPosition, rowsAtOnce } from './rows-by-position.ts'

const runPatches = `run_patch JOIN patch ON patch.id = run_patch.patch_id
  WHERE run_patch.run_id = ? AND run_patch.position BETWEEN ? AND ? ORDER BY run_patch.position`

export interface PatchIds {
  patchIds: Int32Array
  photoIds: Int32Array
  /** 0 for a patch without a face. */
  faceIds: Int32Array
}

/** By position; 0 where a photo was replaced and its patches are no longer there. A step every few thousand. */
export function* loadPatchIds(
  library: ReadOnlyLibrary,
  runId: number,
  rows: number,
): Generator<Progress, PatchIds, void> {
  const ids = {
    patchIds: new Int32Array(rows),
    photoIds: new Int32Array(rows),
    faceIds: new Int32Array(rows),
  }
  const sql = `SELECT run_patch.position, patch.id, patch.photo_id, patch.face_id FROM ${runPatches}`
  type Row = [number, number, number, number | null]
  for (const { found, done } of blocksByPosition<Row>(library, { sql, runId, rows })) {
    for (const [position, patch, photo, face] of found) {
      ids.patchIds[position] = patch
      ids.photoIds[position] = photo
      ids.faceIds[position] = face ?? 0
    }
    yield { done, total: rows }
  }
  return ids
}

export interface PatchFacts {
  regions: Region[]
  /** 0-based index among the squares of a region. */
  squares: Uint8Array
  rejected: (string | null)[]
  /** NaN where unknown, as all numbers here. */
  sharpness: Float32Array
  scale: Float32Array
}

/** What is known of patches themselves, by position; a step every few thousand rows. */
export function* loadPatchFacts(
  library: ReadOnlyLibrary,
  runId: number,
  rows: number,
): Generator<Progress, PatchFacts, void> {
  const facts = {
    regions: new Array<Region>(rows).fill('whole'),
    squares: new Uint8Array(rows),
    rejected: new Array<string | null>(rows).fill(null),
    sharpness: new Float32Array(rows).fill(Number.NaN),
    scale: new Float32Array(rows).fill(Number.NaN),
  }
  const sql = `SELECT run_patch.position, patch.region, patch.square, patch.rejected, patch.sharpness, patch.scale
    FROM ${runPatches}`
  type Row = [number, Region, number, string | null, number, number]
  for (const { found, done } of blocksByPosition<Row>(library, { sql, runId, rows })) {
    for (const [position, region, square, rejected, sharpness, scale] of found) {
      facts.regions[position] = region
      facts.squares[position] = square
      facts.rejected[position] = rejected
      facts.sharpness[position] = sharpness
      facts.scale[position] = scale
    }
    yield { done, total: rows }
  }
  return facts
}

export interface FaceNumbers {
  yaw: Float32Array
  pitch: Float32Array
  eyeDistance: Float32Array
}

/**
 * How the faces of the library are turned and how large they are, by their ids; NaN where there is no such face. A step every few
 * thousand.
 */
export function* loadFaceNumbers({ db }: ReadOnlyLibrary): Generator<Progress, FaceNumbers, void> {
  const most = db.prepare<[], number | null>('SELECT max(id) FROM face').pluck().get() ?? 0
  const column = (): Float32Array => new Float32Array(most + 1).fill(Number.NaN)
  const numbers = { yaw: column(), pitch: column(), eyeDistance: column() }
  const read = db
    .prepare<[number, number], [number, number, number, number]>(
      'SELECT id, yaw, pitch, eye_distance_px FROM face WHERE id BETWEEN ? AND ?',
    )
    .raw()
  for (let first = 0; first <= most; first += rowsAtOnce) {
    for (const [face, yaw, pitch, eyeDistance] of read.all(first, Math.min(most, first + rowsAtOnce - 1))) {
      numbers.yaw[face] = yaw
      numbers.pitch[face] = pitch
      numbers.eyeDistance[face] = eyeDistance
    }
    yield { done: Math.min(most, first + rowsAtOnce), total: most }
  }
  return numbers
}

/** Paths of the photos of the library, by their ids; a step every few thousand. */
export function* loadPhotoPaths({ db }: ReadOnlyLibrary): Generator<Progress, string[], void> {
  const paths: string[] = []
  const most = db.prepare<[], number | null>('SELECT max(id) FROM photo').pluck().get() ?? 0
  const read = db
    .prepare<[number, number], [number, string]>(
      'SELECT id, path FROM photo WHERE id BETWEEN ? AND ? ORDER BY id',
    )
    .raw()
  for (let first = 0; first <= most; first += rowsAtOnce) {
    for (const [photo, path] of read.all(first, Math.min(most, first + rowsAtOnce - 1))) paths[photo] = path
    yield { done: Math.min(most, first + rowsAtOnce), total: most }
  }
  return paths
}

/** Measured attributes of all patches of a run, in whatever order they lie in the file. */
export function exploreAttributes(
  { db }: ReadOnlyLibrary,
  runId: number,
): IterableIterator<{ position: number; name: string; value: number }> {
  return db
    .prepare<[number], { position: number; name: string; value: number }>(
      `SELECT run_patch.position, patch_attribute.name, patch_attribute.value
       FROM run_patch JOIN patch_attribute ON patch_attribute.patch_id = run_patch.patch_id WHERE run_patch.run_id = ?`,
    )
    .iterate(runId)
}

export interface PatchSource {
  quad: Buffer
  photo: { id: number; path: string; widthPx: number; heightPx: number; format: string | null }
  face: {
    id: number
    position: number
    person: number | null
    yaw: number
    pitch: number
    roll: number
    eyeDistancePx: number
    box: { x: number; y: number; width: number; height: number }
  } | null
}

/** Where a patch was cut; null when it is no longer in the library. */
export function patchSource({ db }: ReadOnlyLibrary, patchId: number): PatchSource | null {
  const row = db
    .prepare<[number], Record<string, number | null> & { quad: Buffer; path: string; format: string | null }>(
      `SELECT patch.quad, photo.id AS photoId, photo.path, photo.width_px AS widthPx, photo.height_px AS heightPx, photo.format,
         face.id AS faceId, face.position, face_person.person, face.yaw, face.pitch, face.roll, face.eye_distance_px AS eyeDistancePx,
         face.box_x AS x, face.box_y AS y, face.box_width AS width, face.box_height AS height
       FROM patch JOIN photo ON photo.id = patch.photo_id LEFT JOIN face ON face.id = patch.face_id
         LEFT JOIN face_person ON face_person.face_id = face.id WHERE patch.id = ?`,
    )
    .get(patchId)
  if (!row) return null
  const number = (name: string): number => Number(row[name] ?? 0)
  return {
    quad: row.quad,
    photo: {
      id: number('photoId'),
      path: row.path,
      widthPx: number('widthPx'),
      heightPx: number('heightPx'),
      format: row.format,
    },
    face:
      row.faceId === null
        ? null
        : {
            id: number('faceId'),
            position: number('position'),
            person: row.person,
            yaw: number('yaw'),
            pitch: number('pitch'),
            roll: number('roll'),
            eyeDistancePx: number('eyeDistancePx'),
            box: { x: number('x'), y: number('y'), width: number('width'), height: number('height') },
          },
  }
}
