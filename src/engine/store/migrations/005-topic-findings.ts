import type { Migration } from './migration.ts'

/** What was measured of each topic of a run, and how far topics follow something else than skin. */
export const topicFindings: Migration = {
  version: 5,
  name: 'topic-findings',
  sql: `
    CREATE TABLE run_topic (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      topic INTEGER NOT NULL,
      size INTEGER NOT NULL,               -- patches whose best topic it is
      photos INTEGER NOT NULL,
      people INTEGER,                      -- null where not every face was told from others
      duplicates INTEGER NOT NULL,
      coherence REAL,
      exclusivity REAL,
      warning TEXT,                        -- a sentence
      PRIMARY KEY (run_id, topic)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_topic_factor (
      run_id INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      factor TEXT NOT NULL,
      strangeness REAL NOT NULL,
      adjusted_p REAL NOT NULL,
      difference REAL,
      range_end TEXT CHECK (range_end IN ('low', 'high')),
      level TEXT,
      share REAL NOT NULL,
      share_of_all REAL NOT NULL,
      PRIMARY KEY (run_id, topic, factor),
      FOREIGN KEY (run_id, topic) REFERENCES run_topic(run_id, topic) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_factor (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      factor TEXT NOT NULL,
      known INTEGER NOT NULL,              -- patches
      levels INTEGER NOT NULL,
      effect REAL,
      PRIMARY KEY (run_id, factor)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_factor_score (
      run_id INTEGER NOT NULL,
      factor TEXT NOT NULL,
      representation TEXT NOT NULL,        -- trained, untrained, statistics
      explained REAL NOT NULL,
      p REAL NOT NULL,
      beyond_tone REAL,
      beyond_tone_p REAL,
      PRIMARY KEY (run_id, factor, representation),
      FOREIGN KEY (run_id, factor) REFERENCES run_factor(run_id, factor) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
  `,
}
