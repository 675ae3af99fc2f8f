import type { Migration } from './migration.ts'

/** What a person wants to remember of a run. */
export const runNotes: Migration = {
  version: 15,
  name: 'run-notes',
  sql: `
    -- No row: nothing was noted.
    CREATE TABLE run_note (
      run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
      note TEXT NOT NULL CHECK (note <> '')
    ) STRICT;
  `,
}
