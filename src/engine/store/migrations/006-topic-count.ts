import type { Migration } from './migration.ts'

/** How a run's number of topics was chosen. Runs from before it all took LDA, and are found again under settings that say so. */
export const topicCount: Migration = {
  version: 6,
  name: 'topic-count',
  sql: `
    -- No row: the number was given.
    CREATE TABLE topic_count (
      run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
      chosen INTEGER NOT NULL,
      low INTEGER NOT NULL,                -- from here to high does about as well
      high INTEGER NOT NULL,
      sure REAL NOT NULL,                  -- share of repetitions that came out near it
      measure TEXT NOT NULL CHECK (measure IN ('held-out-likelihood', 'bic', 'silhouette')),
      sentence TEXT NOT NULL
    ) STRICT;

    CREATE TABLE topic_sweep (
      run_id INTEGER NOT NULL REFERENCES topic_count(run_id) ON DELETE CASCADE,
      topics INTEGER NOT NULL,
      score REAL NOT NULL,                 -- more is better
      error REAL NOT NULL,                 -- of the difference to the best
      stability REAL,                      -- null with one fit of this size
      PRIMARY KEY (run_id, topics)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO run_setting (run_id, name, value)
      SELECT id, 'topicMethod', 'lda' FROM run WHERE configuration_key NOT LIKE '%["topicMethod",%';
    UPDATE run
      SET configuration_key = replace(configuration_key, '["topics",', '["topicMethod","lda"],["topics",')
      WHERE configuration_key NOT LIKE '%["topicMethod",%';
  `,
}
