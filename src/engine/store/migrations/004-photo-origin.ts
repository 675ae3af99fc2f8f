import type { Migration } from './migration.ts'

/** What photos say of themselves, and how faces were lit: what topics are held against. Photos imported before have no rows. */
export const photoOrigin: Migration = {
  version: 4,
  name: 'photo-origin',
  sql: `
    CREATE TABLE photo_origin (
      photo_id INTEGER PRIMARY KEY REFERENCES photo(id) ON DELETE CASCADE,
      camera TEXT,                         -- maker and model; null where the file does not say
      lens TEXT,
      taken_at TEXT,                       -- by the camera's clock, without time zone
      jpeg_quality INTEGER                 -- 1 to 100, library/photos/jpeg-quality.ts
    ) STRICT;

    CREATE TABLE face_light (
      face_id INTEGER NOT NULL REFERENCES face(id) ON DELETE CASCADE,
      place TEXT NOT NULL CHECK (place IN ('eyes', 'around')),
      red REAL NOT NULL, green REAL NOT NULL, blue REAL NOT NULL,   -- mean linear light, 0 to 1
      PRIMARY KEY (face_id, place)
    ) STRICT, WITHOUT ROWID;
  `,
}
