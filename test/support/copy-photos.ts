/** Makes a library large without looking at photos: what it holds is written again and again, by the database alone. */
import type { Library } from '../../src/engine/store/open-library.ts'

/** How ids of each table move from one copy to the next: as far as there are photos (a face each) or patches. */
const copied = {
  photo: { id: 'photos' },
  face: { id: 'photos', photo_id: 'photos' },
  patch: { id: 'patches', photo_id: 'photos', face_id: 'photos' },
  patch_circumstance: { patch_id: 'patches' },
} as const satisfies Record<string, Record<string, 'photos' | 'patches'>>

/**
 * Copies the photos of a library, with a face and two patches each and ids from 1 without gaps, until there are `photos`. Copies
 * have neither pixels nor a mesh.
 */
export function copyPhotos({ db }: Library, photos: number): void {
  const block = Number(db.prepare('SELECT count(*) FROM photo').pluck().get())
  for (let first = block; first < photos; first += block) {
    const many = Math.min(block, photos - first)
    const moves = { photos: first, patches: 2 * first }
    const most = { photos: many, patches: 2 * many }
    db.transaction(() => {
      for (const [table, ids] of Object.entries(copied)) {
        const columns = db
          .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
          .pluck()
          .all(table)
        const values = columns.map((name) => {
          const move = (ids as Record<string, keyof typeof moves>)[name]
          if (move) return `${name} + ${moves[move]}`
          if (name === 'mesh') return `x''`
          return table === 'photo' && name === 'path' ? `path || ' ${first}'` : name
        })
        const [key, counted] = Object.entries(ids)[0]
        db.exec(
          `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE ${key} <= ${most[counted]}`,
        )
      }
    })()
  }
}
