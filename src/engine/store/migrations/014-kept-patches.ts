import type { Migration } from './migration.ts'

/** Patches that a person keeps whatever the gates say, known by their place in a picture. */
export const keptPatches: Migration = {
  version: 14,
  name: 'kept-patches',
  sql: `
    CREATE TABLE kept_patch (
      content_hash TEXT NOT NULL,          -- of the photo's file
      face INTEGER NOT NULL,               -- its position in the photo; -1 for a photo taken whole
      region TEXT NOT NULL,
      square INTEGER NOT NULL,
      PRIMARY KEY (content_hash, face, region, square)
    ) STRICT, WITHOUT ROWID;
  `,
}
