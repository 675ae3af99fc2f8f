import type { PhotoOrigin } from '../library/photos/photo-origin.ts'
import type { FaceLight, LinearLight } from '../library/skin/white-balance.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export function insertOrigin({ db }: Library, photoId: number, origin: PhotoOrigin): void {
  db.prepare(
    `INSERT INTO photo_origin (photo_id, camera, lens, taken_at, jpeg_quality)
     VALUES (@photoId, @camera, @lens, @takenAt, @jpegQuality)`,
  ).run({ photoId, ...origin })
}

const places = ['eyes', 'around'] as const satisfies (keyof FaceLight)[]

export function insertFaceLight({ db }: Library, faceId: number, light: FaceLight): void {
  const insert = db.prepare(
    'INSERT INTO face_light (face_id, place, red, green, blue) VALUES (?, ?, ?, ?, ?)',
  )
  for (const place of places) {
    const mean = light[place]
    if (mean) insert.run(faceId, place, ...mean)
  }
}

/** How a patch came to be, besides the skin on it. Null where it is not known. */
export interface PatchCircumstance {
  patchId: number
  widthPx: number | null
  heightPx: number | null
  camera: string | null
  takenAt: string | null
  jpegQuality: number | null
  /** Source pixels per patch pixel. */
  scale: number
  yaw: number | null
  pitch: number | null
  eyes: LinearLight | null
  around: LinearLight | null
}

type Row = Omit<PatchCircumstance, 'eyes' | 'around'> &
  Record<'eyesRed' | 'eyesGreen' | 'eyesBlue' | 'aroundRed' | 'aroundGreen' | 'aroundBlue', number | null>

/** Of all patches of the library, by the patch's id. */
export function patchCircumstances({ db }: Library | ReadOnlyLibrary): Map<number, PatchCircumstance> {
  const rows = db
    .prepare<[], Row>(
      `SELECT patch.id AS patchId, photo.width_px AS widthPx, photo.height_px AS heightPx, camera, taken_at AS takenAt,
         jpeg_quality AS jpegQuality, patch.scale, face.yaw, face.pitch,
         eyes.red AS eyesRed, eyes.green AS eyesGreen, eyes.blue AS eyesBlue,
         around.red AS aroundRed, around.green AS aroundGreen, around.blue AS aroundBlue
       FROM patch JOIN photo ON photo.id = patch.photo_id
         LEFT JOIN photo_origin ON photo_origin.photo_id = photo.id
         LEFT JOIN face ON face.id = patch.face_id
         LEFT JOIN face_light AS eyes ON eyes.face_id = face.id AND eyes.place = 'eyes'
         LEFT JOIN face_light AS around ON around.face_id = face.id AND around.place = 'around'`,
    )
    .iterate()
  const found = new Map<number, PatchCircumstance>()
  for (const row of rows) {
    const { patchId, widthPx, heightPx, camera, takenAt, jpegQuality, scale, yaw, pitch } = row
    found.set(patchId, {
      patchId,
      widthPx,
      heightPx,
      camera,
      takenAt,
      jpegQuality,
      scale,
      yaw,
      pitch,
      eyes: lightOf(row.eyesRed, row.eyesGreen, row.eyesBlue),
      around: lightOf(row.aroundRed, row.aroundGreen, row.aroundBlue),
    })
  }
  return found
}

function lightOf(red: number | null, green: number | null, blue: number | null): LinearLight | null {
  return red === null || green === null || blue === null ? null : [red, green, blue]
}

/** What a photo says of itself, for people, as far as it says anything. */
export function originOfPhoto(
  { db }: Library | ReadOnlyLibrary,
  photoId: number,
): { label: 'camera' | 'lens' | 'takenAt' | 'jpegQuality'; value: string }[] {
  const found = db
    .prepare<[number], Record<'camera' | 'lens' | 'takenAt' | 'jpegQuality', string | null>>(
      `SELECT camera, lens, taken_at AS takenAt, CAST(jpeg_quality AS TEXT) AS jpegQuality
       FROM photo_origin WHERE photo_id = ?`,
    )
    .get(photoId)
  const labels = ['camera', 'lens', 'takenAt', 'jpegQuality'] as const
  return labels.flatMap((label) => {
    const value = found?.[label] ?? null
    return value === null ? [] : [{ label, value }]
  })
}

/** By photo id, where it is known. */
export function camerasOfPhotos({ db }: Library | ReadOnlyLibrary): Map<number, string> {
  const rows = db
    .prepare<[], { photoId: number; camera: string }>(
      'SELECT photo_id AS photoId, camera FROM photo_origin WHERE camera IS NOT NULL',
    )
    .all()
  return new Map(rows.map(({ photoId, camera }) => [photoId, camera]))
}
