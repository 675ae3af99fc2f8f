import type { Library, ReadOnlyLibrary } from './open-library.ts'

export interface StoredFace {
  /** Path of the photo within its folder. */
  photo: string
  /** 0 is the photo's first face. */
  position: number
  /** Size of the photo, upright. */
  widthPx: number
  heightPx: number
  /** Photo pixels. */
  mesh: Float32Array /* [468, 3] */
}

type Row = Omit<StoredFace, 'mesh'> & { mesh: Buffer }

/** Faces of the photos that are in the folder, by path and position; one at a time in memory. */
export function* storedFaces({ db }: Library | ReadOnlyLibrary): Generator<StoredFace> {
  const rows = db
    .prepare<[], Row>(
      `SELECT photo.path AS photo, face.position, photo.width_px AS widthPx, photo.height_px AS heightPx, face.mesh
       FROM face JOIN photo ON photo.id = face.photo_id
       WHERE photo.status = 'ready' ORDER BY photo.path, face.position`,
    )
    .iterate()
  for (const { mesh, ...row } of rows) yield { ...row, mesh: new Float32Array(new Uint8Array(mesh).buffer) }
}

export function hasFaces({ db }: Library | ReadOnlyLibrary): boolean {
  const first = db.prepare(
    `SELECT 1 FROM face JOIN photo ON photo.id = face.photo_id WHERE photo.status = 'ready' LIMIT 1`,
  )
  return first.get() !== undefined
}
