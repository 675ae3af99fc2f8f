import type { Migration } from './migration.ts'

/** What a person calls a run. */
export const runNames: Migration = {
  version: 16,
  name: 'run-names',
  sql: `
    -- No row: it goes by its number.
    CREATE TABLE run_name (
      run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name <> '')
    ) STRICT;
  `,
}
