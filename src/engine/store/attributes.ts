import { skinAttributeNames, type SkinAttributes } from '../../shared/domain.ts'
import type { Library } from './open-library.ts'

/** Patches with pixels that an earlier version measured, when less was measured, in the order of their ids. */
export function patchesLackingAttributes({ db }: Library): number[] {
  const names = skinAttributeNames.map((name) => `'${name}'`).join(', ')
  return db
    .prepare<[number], number>(
      `SELECT patch_id FROM patch_pixels WHERE ? >
         (SELECT count(*) FROM patch_attribute
          WHERE patch_attribute.patch_id = patch_pixels.patch_id AND name IN (${names}))
       ORDER BY patch_id`,
    )
    .pluck()
    .all(skinAttributeNames.length)
}

/** Adds what is missing, in one transaction; what was measured before stays as it is. */
export function addMissingAttributes(
  { db }: Library,
  measured: readonly { id: number; attributes: SkinAttributes }[],
): void {
  const insert = db.prepare('INSERT OR IGNORE INTO patch_attribute (patch_id, name, value) VALUES (?, ?, ?)')
  db.transaction(() => {
    for (const { id, attributes } of measured)
      for (const name of skinAttributeNames) insert.run(id, name, attributes[name])
  })()
}
