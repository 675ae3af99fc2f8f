import type { Migration } from './migration.ts'

/** Which face parser a photo was looked at with, and what it said of each face. Photos from before had none. */
export const faceParser: Migration = {
  version: 11,
  name: 'face-parser',
  sql: `
    ALTER TABLE photo ADD COLUMN face_parser TEXT NOT NULL DEFAULT ''; -- SHA-256 of its file, hexadecimal; empty without one

    CREATE TABLE face_parsing (
      face_id INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
      centre_x REAL NOT NULL, centre_y REAL NOT NULL, frame_side REAL NOT NULL, -- square that was looked at, photo pixels
      angle REAL NOT NULL,                 -- radians, clockwise as seen
      side INTEGER NOT NULL,               -- cells to a side
      classes BLOB NOT NULL                -- [side, side] class numbers as bytes, deflated
    ) STRICT;
  `,
}
