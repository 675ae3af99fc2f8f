import type { Migration } from './migration.ts'

/** What a person makes of a run: edits of its topics, and what they saw in spot-checks. */
export const curation: Migration = {
  version: 7,
  name: 'curation',
  sql: `
    -- A log: what a run's topics are now comes from going through those that stand. Undone ones come last, and go with a new edit.
    CREATE TABLE topic_edit (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      number INTEGER NOT NULL,             -- 1 and up, in the order in which they were made
      kind TEXT NOT NULL CHECK (kind IN ('rename', 'note', 'merge', 'split')),
      topic INTEGER NOT NULL,              -- of a merge: the one that the others become
      text TEXT,                           -- the name or note
      new_topic INTEGER,                   -- of a split: the one that was made
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
      PRIMARY KEY (run_id, number),
      CHECK ((text IS NOT NULL) = (kind IN ('rename', 'note'))),
      CHECK ((new_topic IS NOT NULL) = (kind = 'split'))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE topic_edit_member (
      run_id INTEGER NOT NULL,
      number INTEGER NOT NULL,
      member INTEGER NOT NULL,             -- of a merge: another topic; of a split: a position
      PRIMARY KEY (run_id, number, member),
      FOREIGN KEY (run_id, number) REFERENCES topic_edit(run_id, number) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- Without items: the topic has changed since, and its sample is to be drawn again.
    CREATE TABLE spot_check (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      topic INTEGER NOT NULL,
      wanted INTEGER NOT NULL,
      core INTEGER NOT NULL, border INTEGER NOT NULL, outlier INTEGER NOT NULL,   -- patches of the topic, drawn or not
      PRIMARY KEY (run_id, topic)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE spot_check_item (
      run_id INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      place INTEGER NOT NULL,              -- in the order in which they are shown
      position INTEGER NOT NULL,
      stratum TEXT NOT NULL CHECK (stratum IN ('core', 'border', 'outlier', 'intruder')),
      PRIMARY KEY (run_id, topic, place),
      UNIQUE (run_id, topic, position),
      FOREIGN KEY (run_id, topic) REFERENCES spot_check(run_id, topic) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    -- Apart from the samples: a verdict outlives one, and counts again when its patch is drawn again.
    CREATE TABLE verdict (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      topic INTEGER NOT NULL,
      position INTEGER NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('belongs', 'does-not', 'unsure')),
      judged_ms INTEGER NOT NULL,          -- since 1970, UTC
      PRIMARY KEY (run_id, topic, position)
    ) STRICT, WITHOUT ROWID;
  `,
}
