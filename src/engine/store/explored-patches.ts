/** A run's patches as columns, for looking at many at once. Row i is the run's position i. */
import type { Region } from '../../shared/domain.ts'
import type { ReadOnlyLibrary } from './open-library.ts'

export interface ExploredPatch {
  patchId: number
  photoId: number
  faceId: number | null
  region: Region
  square: number
  sharpness: number
  scale: number
  rejected: string | null
  photo: string
  yaw: number | null
  pitch: number | null
  eyeDistance: number | null
  person: number | null
}

/** Every patch of a run that is still in the library, by position; the positions may have gaps where a photo was replaced. */
export function explorePatches(
  { db }: ReadOnlyLibrary,
  runId: number,
): IterableIterator<ExploredPatch & { position: number }> {
  return db
    .prepare<[number], ExploredPatch & { position: number }>(
      `SELECT run_patch.position, patch.id AS patchId, patch.photo_id AS photoId, patch.face_id AS faceId, patch.region,
         patch.square, patch.sharpness, patch.scale, patch.rejected, photo.path AS photo, face.yaw, face.pitch,
         face.eye_distance_px AS eyeDistance, face_person.person
       FROM run_patch JOIN patch ON patch.id = run_patch.patch_id JOIN photo ON photo.id = patch.photo_id
         LEFT JOIN face ON face.id = patch.face_id LEFT JOIN face_person ON face_person.face_id = patch.face_id
       WHERE run_patch.run_id = ? ORDER BY run_patch.position`,
    )
    .iterate(runId)
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
