/** A few patches to know a library by. Only kept ones, of photos that are still in the folder. */
import type { Library, ReadOnlyLibrary } from './open-library.ts'

const keptPatch = `patch JOIN photo ON photo.id = patch.photo_id WHERE photo.status = 'ready' AND patch.rejected IS NULL`

/** Those that came in last, latest first. */
export function newestPatches({ db }: Library | ReadOnlyLibrary, most: number): number[] {
  return db
    .prepare<[number], number>(`SELECT patch.id FROM ${keptPatch} ORDER BY patch.id DESC LIMIT ?`)
    .pluck()
    .all(most)
}

/** One of a photo, from photos that lie evenly over the library: neighbours in a folder often look alike. */
export function samplePatches({ db }: Library | ReadOnlyLibrary, most: number): number[] {
  const onePerPhoto = db
    .prepare<[], number>(
      `SELECT min(patch.id) FROM ${keptPatch} GROUP BY patch.photo_id ORDER BY patch.photo_id`,
    )
    .pluck()
    .all()
  const count = Math.min(most, onePerPhoto.length)
  return Array.from({ length: count }, (_, i) => onePerPhoto[Math.floor((i * onePerPhoto.length) / count)])
}
