import type { Migration } from './migration.ts'

/** How the colour of the light was taken out of a photo's patches, and by how much for each face. */
export const whiteBalance: Migration = {
  version: 3,
  name: 'white-balance',
  sql: `
    ALTER TABLE photo ADD COLUMN white_balance TEXT NOT NULL DEFAULT 'none'
      CHECK (white_balance IN ('none', 'grey-world', 'sclera'));

    -- No row: nothing was changed, since it was not asked for or too little around the face could be used.
    CREATE TABLE face_white_balance (
      face_id INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
      red REAL NOT NULL, green REAL NOT NULL, blue REAL NOT NULL   -- factors on linear light
    ) STRICT;
  `,
}
