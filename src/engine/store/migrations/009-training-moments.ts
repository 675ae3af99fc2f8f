import type { Migration } from './migration.ts'

/** How the map of a sample of patches came about while the network learned. */
export const trainingMoments: Migration = {
  version: 9,
  name: 'training-moments',
  sql: `
    CREATE TABLE training_sample (
      run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
      positions BLOB NOT NULL              -- Int32, ascending
    ) STRICT;

    CREATE TABLE training_moment (
      run_id INTEGER NOT NULL REFERENCES training_sample(run_id) ON DELETE CASCADE,
      step INTEGER NOT NULL,               -- steps done; 0 before the first
      epoch INTEGER NOT NULL,
      loss REAL,                           -- null before the first step
      retrieval REAL,                      -- mean reciprocal rank of the other cheek; null where no face has both
      retrieval_chance REAL,
      map BLOB NOT NULL,                   -- x, y of each patch of the sample
      PRIMARY KEY (run_id, step),
      CHECK ((retrieval IS NULL) = (retrieval_chance IS NULL))
    ) STRICT;
  `,
}
