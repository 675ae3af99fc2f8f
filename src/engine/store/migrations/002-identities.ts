import type { Migration } from './migration.ts'

/** What photos look alike, and which faces are of one person. The last two tables are what `forget-identities` empties. */
export const identities: Migration = {
  version: 2,
  name: 'identities',
  sql: `
    CREATE TABLE photo_look (
      photo_id INTEGER PRIMARY KEY REFERENCES photo(id) ON DELETE CASCADE,
      hash BLOB NOT NULL                   -- 8 bytes, library/photos/photo-look.ts
    ) STRICT;

    CREATE TABLE face_descriptor (
      face_id INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
      descriptor BLOB NOT NULL             -- 1024 Float32, length 1
    ) STRICT;

    CREATE TABLE face_person (
      face_id INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
      person INTEGER NOT NULL              -- 1 and up, in the order of the photos' paths; numbers may change with every import
    ) STRICT;
    CREATE INDEX face_person_person ON face_person (person);
  `,
}
