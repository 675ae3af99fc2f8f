/** Labels of photos from the file that was given with a run last. They are looked at and compared with, never trained on. */
import type { Library, ReadOnlyLibrary } from './open-library.ts'

/** `number`: laid out along a scale; `category`: each value stands for itself. */
export type LabelKind = 'number' | 'category'

export interface LabelColumnEntry {
  /** By which it is asked for. */
  column: number
  name: string
  kind: LabelKind
}

/** More different whole numbers than these are a measure, not a code such as 0 and 1. */
const mostCodes = 12

/** In place of all labels before. */
export function savePhotoLabels(
  { db }: Library,
  columns: readonly { name: string; byPhoto: ReadonlyMap<string, string> }[],
): void {
  const insertColumn = db.prepare('INSERT INTO label_column (number, name, kind) VALUES (?, ?, ?)')
  const insertLabel = db.prepare(
    'INSERT INTO photo_label (column_number, photo_id, value) SELECT ?, id, ? FROM photo WHERE path = ?',
  )
  db.transaction(() => {
    db.exec('DELETE FROM label_column')
    columns.forEach(({ name, byPhoto }, number) => {
      insertColumn.run(number, name, labelKind(byPhoto.values()))
      for (const [path, value] of byPhoto) insertLabel.run(number, value, path)
    })
  })()
}

/** Numbers when all are, and they have fractions or are many. */
export function labelKind(labels: Iterable<string>): LabelKind {
  const values = [...new Set(labels)].map(Number)
  if (values.length === 0 || !values.every(Number.isFinite)) return 'category'
  return values.length > mostCodes || !values.every(Number.isInteger) ? 'number' : 'category'
}

export function listLabelColumns({ db }: Library | ReadOnlyLibrary): LabelColumnEntry[] {
  return db
    .prepare<[], LabelColumnEntry>('SELECT number AS "column", name, kind FROM label_column ORDER BY number')
    .all()
}

/** Of one column, by photo id. */
export function loadPhotoLabels({ db }: Library | ReadOnlyLibrary, column: number): Map<number, string> {
  const labels = new Map<number, string>()
  const rows = db
    .prepare<[number], { photo: number; value: string }>(
      'SELECT photo_id AS photo, value FROM photo_label WHERE column_number = ?',
    )
    .iterate(column)
  for (const { photo, value } of rows) labels.set(photo, value)
  return labels
}
