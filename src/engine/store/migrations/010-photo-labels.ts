import type { Migration } from './migration.ts'

/** Labels of photos, for looking at results by them; a training never reads them. */
export const photoLabels: Migration = {
  version: 10,
  name: 'photo labels',
  sql: `
    CREATE TABLE label_column (
      number INTEGER PRIMARY KEY,          -- in the order of the file
      name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('number', 'category'))
    ) STRICT;

    CREATE TABLE photo_label (
      column_number INTEGER NOT NULL REFERENCES label_column(number) ON DELETE CASCADE,
      photo_id INTEGER NOT NULL REFERENCES photo(id) ON DELETE CASCADE,
      value TEXT NOT NULL,
      PRIMARY KEY (column_number, photo_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX photo_label_photo ON photo_label(photo_id);
  `,
}
