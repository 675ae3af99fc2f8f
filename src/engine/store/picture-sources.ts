/** Where on the disk, and where in a photo, a picture by id is to be had. */
import type { ReadOnlyLibrary } from './open-library.ts'

/** @returns the photo's path within its folder, or null */
export function photoPath({ db }: ReadOnlyLibrary, photoId: number): string | null {
  return db.prepare<[number], string>('SELECT path FROM photo WHERE id = ?').pluck().get(photoId) ?? null
}

export interface FaceSource {
  photo: string
  /** Size of the upright photo in pixels; the box is in the same pixels. */
  widthPx: number
  heightPx: number
  x: number
  y: number
  width: number
  height: number
}

export function faceSource({ db }: ReadOnlyLibrary, faceId: number): FaceSource | null {
  const found = db
    .prepare<[number], FaceSource>(
      `SELECT photo.path AS photo, photo.width_px AS widthPx, photo.height_px AS heightPx,
         box_x AS x, box_y AS y, box_width AS width, box_height AS height
       FROM face JOIN photo ON photo.id = face.photo_id WHERE face.id = ?`,
    )
    .get(faceId)
  return found ?? null
}
