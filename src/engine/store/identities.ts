/** What of a photo looks like another, and who is on it. Descriptors never leave the library file. */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { Crop } from '../library/import/examine-photo.ts'
import { descriptorLength } from '../library/faces/describe-face.ts'
import type { Progress } from '../../shared/progress.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'
import { rowsAtOnce } from './rows-by-position.ts'

export interface DescribedFaces {
  faceIds: number[]
  photoIds: number[]
  descriptors: Matrix /* [n, 1024] */
}

export function insertLook({ db }: Library, photoId: number, look: Uint8Array): void {
  db.prepare('INSERT INTO photo_look (photo_id, hash) VALUES (?, ?)').run(photoId, Buffer.from(look))
}

export function insertDescriptor({ db }: Library, faceId: number, descriptor: Float32Array): void {
  const { buffer, byteOffset, byteLength } = descriptor
  db.prepare('INSERT INTO face_descriptor (face_id, descriptor) VALUES (?, ?)').run(
    faceId,
    Buffer.from(buffer, byteOffset, byteLength),
  )
}

/** Paths of photos that are still there and have a face without a descriptor. */
export function undescribedPhotos({ db }: Library, crop: Crop): Set<string> {
  const paths = db
    .prepare<[Crop], string>(
      `SELECT DISTINCT path FROM photo JOIN face ON photo_id = photo.id LEFT JOIN face_descriptor ON face_id = face.id
       WHERE status = 'ready' AND crop = ? AND descriptor IS NULL`,
    )
    .pluck()
    .all(crop)
  return new Set(paths)
}

/** Photo pixels, in the order in which the faces were found. */
export function meshesOfPhoto({ db }: Library, path: string): Float32Array[] /* each [468, 3] */ {
  return db
    .prepare<[string], Buffer>(
      'SELECT mesh FROM face JOIN photo ON photo.id = photo_id WHERE path = ? ORDER BY position',
    )
    .pluck()
    .all(path)
    .map((mesh) => new Float32Array(new Uint8Array(mesh).buffer))
}

/** `descriptors` in the order in which the faces of the photo were found; they take the place of any that are there. */
export function describeFaces(library: Library, path: string, descriptors: readonly Float32Array[]): void {
  const { db } = library
  db.transaction(() => {
    const faceIds = db
      .prepare<[string], number>(
        'SELECT face.id FROM face JOIN photo ON photo.id = photo_id WHERE path = ? ORDER BY position',
      )
      .pluck()
      .all(path)
    const remove = db.prepare('DELETE FROM face_descriptor WHERE face_id = ?')
    faceIds.forEach((faceId, i) => {
      remove.run(faceId)
      insertDescriptor(library, faceId, descriptors[i])
    })
  })()
}

/** Of photos that are still there, in the order of their paths. */
export function describedFaces({ db }: Library): DescribedFaces {
  const rows = db
    .prepare<[], { faceId: number; photoId: number; descriptor: Buffer }>(
      `SELECT face_id AS faceId, photo_id AS photoId, descriptor
       FROM face_descriptor JOIN face ON face.id = face_id JOIN photo ON photo.id = photo_id
       WHERE photo.status = 'ready' ORDER BY photo.path, face.position`,
    )
    .all()
  const descriptors = matrix(rows.length, descriptorLength)
  rows.forEach(({ descriptor }, i) => {
    const values = new Float32Array(descriptorLength)
    Buffer.from(values.buffer).set(descriptor)
    descriptors.data.set(values, i * descriptorLength)
  })
  return {
    faceIds: rows.map(({ faceId }) => faceId),
    photoIds: rows.map(({ photoId }) => photoId),
    descriptors,
  }
}

/** Replaces all persons; `persons` are numbers from 0, in the order of `faceIds`. */
export function savePersons({ db }: Library, faceIds: readonly number[], persons: ArrayLike<number>): void {
  db.transaction(() => {
    db.prepare('DELETE FROM face_person').run()
    const insert = db.prepare('INSERT INTO face_person (face_id, person) VALUES (?, ?)')
    faceIds.forEach((faceId, i) => insert.run(faceId, persons[i] + 1))
  })()
}

/** Null when no face of these photos has been told from others. */
export function countPeople({ db }: Library | ReadOnlyLibrary, crop: Crop): number | null {
  const people = db
    .prepare<[Crop], number>(
      `SELECT count(DISTINCT person) FROM face_person
       JOIN face ON face.id = face_id JOIN photo ON photo.id = photo_id
       WHERE photo.status = 'ready' AND photo.crop = ?`,
    )
    .pluck()
    .get(crop)!
  return people === 0 ? null : people
}

/** Person of each patch whose face has been told from others, by the patch's id. */
export function personsOfPatches({ db }: Library | ReadOnlyLibrary): Map<number, number> {
  const rows = db
    .prepare<[], { patchId: number; person: number }>(
      'SELECT patch.id AS patchId, person FROM patch JOIN face_person USING (face_id)',
    )
    .all()
  return new Map(rows.map(({ patchId, person }) => [patchId, person]))
}

/** Persons by the ids of their faces; 0 for a face that was not told from others. A step every few thousand. */
export function* personsOfFaces({ db }: Library | ReadOnlyLibrary): Generator<Progress, Int32Array, void> {
  const most = db.prepare<[], number | null>('SELECT max(face_id) FROM face_person').pluck().get() ?? 0
  const persons = new Int32Array(most + 1)
  const read = db
    .prepare<[number, number], [number, number]>(
      'SELECT face_id, person FROM face_person WHERE face_id BETWEEN ? AND ?',
    )
    .raw()
  for (let first = 0; first <= most; first += rowsAtOnce) {
    const last = Math.min(most, first + rowsAtOnce - 1)
    for (const [face, person] of read.all(first, last)) persons[face] = person
    yield { done: last, total: most }
  }
  return persons
}

/** Deletes descriptors and persons, and overwrites the place in the file where they stood. Returns how many faces had any. */
export function forgetIdentities({ db }: Library): number {
  db.pragma('secure_delete = ON')
  const faces = db.transaction(() => {
    db.prepare('DELETE FROM face_person').run()
    return db.prepare('DELETE FROM face_descriptor').run().changes
  })()
  /* What the write-ahead log still holds of them goes, too. */
  db.pragma('wal_checkpoint(TRUNCATE)')
  return faces
}

export interface PhotoLook {
  path: string
  contentHash: string | null
  hash: Uint8Array
}

/** Photos that could be seen and are still there, in the order of their paths. */
export function photoLooks({ db }: Library | ReadOnlyLibrary, crop: Crop): PhotoLook[] {
  return db
    .prepare<[Crop], PhotoLook>(
      `SELECT path, content_hash AS contentHash, hash FROM photo JOIN photo_look ON photo_id = photo.id
       WHERE status IN ('ready', 'no-face') AND crop = ? ORDER BY path`,
    )
    .all(crop)
}
