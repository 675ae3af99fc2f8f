import { skinAttributeNames, type SkinAttributes } from '../../shared/domain.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

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

/** One attribute of some of a run's patches, by position; NaN where it is not known. */
export function attributeAt(
  { db }: Library | ReadOnlyLibrary,
  runId: number,
  { name, positions }: { name: keyof SkinAttributes; positions: Int32Array },
): Float32Array {
  const read = db
    .prepare<[number, number, string], number>(
      `SELECT value FROM run_patch JOIN patch_attribute ON patch_attribute.patch_id = run_patch.patch_id
       WHERE run_id = ? AND position = ? AND name = ?`,
    )
    .pluck()
  return Float32Array.from(positions, (position) => read.get(runId, position, name) ?? Number.NaN)
}
