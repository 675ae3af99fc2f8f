import type { Migration } from './migration.ts'

/** The first form of a library. Blobs are little-endian: Float32 unless a comment says otherwise. */
export const first: Migration = {
  version: 1,
  name: 'first',
  sql: `
    CREATE TABLE library (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      folder TEXT NOT NULL
    ) STRICT;

    CREATE TABLE photo (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      crop TEXT NOT NULL CHECK (crop IN ('faces', 'whole')),
      content_hash TEXT,
      size_bytes INTEGER NOT NULL,
      modified_ms REAL NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('ready', 'no-face', 'unreadable', 'missing')),
      reason TEXT,
      format TEXT,
      width_px INTEGER,
      height_px INTEGER,
      orientation INTEGER
    ) STRICT;

    CREATE TABLE face (
      id INTEGER PRIMARY KEY,
      photo_id INTEGER NOT NULL REFERENCES photo(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,           -- 0-based order within the photo
      box_x REAL NOT NULL, box_y REAL NOT NULL, box_width REAL NOT NULL, box_height REAL NOT NULL,
      score REAL NOT NULL,
      mesh BLOB NOT NULL,                  -- 468 x, y, z triples in photo pixels
      yaw REAL NOT NULL, pitch REAL NOT NULL, roll REAL NOT NULL,
      eye_distance_px REAL NOT NULL,
      left_eye_x REAL NOT NULL, left_eye_y REAL NOT NULL,
      right_eye_x REAL NOT NULL, right_eye_y REAL NOT NULL,
      UNIQUE (photo_id, position)
    ) STRICT;

    CREATE TABLE patch (
      id INTEGER PRIMARY KEY,
      photo_id INTEGER NOT NULL REFERENCES photo(id) ON DELETE CASCADE,
      face_id INTEGER REFERENCES face(id) ON DELETE CASCADE,
      region TEXT NOT NULL,
      quad BLOB NOT NULL,                  -- 4 corners, x then y, Float64, photo pixels
      scale REAL NOT NULL,
      sharpness REAL NOT NULL,
      rejected TEXT                        -- the reason, or NULL when kept
    ) STRICT;
    CREATE INDEX patch_photo ON patch (photo_id);
    CREATE INDEX patch_face ON patch (face_id);

    -- Apart from patch, so that walking over patches does not walk over their pixels.
    CREATE TABLE patch_pixels (
      patch_id INTEGER PRIMARY KEY REFERENCES patch(id) ON DELETE CASCADE,
      rgb BLOB NOT NULL                    -- 96 x 96 x 3 bytes, rows from the top
    ) STRICT;

    CREATE TABLE patch_attribute (
      patch_id INTEGER NOT NULL REFERENCES patch(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      value REAL NOT NULL,
      PRIMARY KEY (patch_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      fingerprint TEXT NOT NULL,           -- of the patches that the run learnt from
      configuration_key TEXT NOT NULL,     -- of all settings; with the fingerprint it names a run
      device TEXT,                         -- where it was begun, and on how many threads: both decide the last digits
      threads INTEGER,
      UNIQUE (fingerprint, configuration_key)
    ) STRICT;

    CREATE TABLE run_setting (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_patch (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,           -- row of the patch in this run's matrices
      patch_id INTEGER NOT NULL REFERENCES patch(id) ON DELETE CASCADE,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_stage (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      stage TEXT NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (run_id, stage)
    ) STRICT, WITHOUT ROWID;

    -- What a reader should know before trusting the run.
    CREATE TABLE run_warning (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      sentence TEXT NOT NULL,
      PRIMARY KEY (run_id, sentence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE training_step (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      step INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      loss REAL NOT NULL,
      learning_rate REAL NOT NULL,
      spread REAL NOT NULL,
      PRIMARY KEY (run_id, step)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE checkpoint (
      run_id INTEGER PRIMARY KEY REFERENCES run(id) ON DELETE CASCADE,
      step INTEGER NOT NULL,
      bytes BLOB NOT NULL                  -- docs/formats.md
    ) STRICT;

    CREATE TABLE backbone (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name IN ('trained', 'start')),
      bytes BLOB NOT NULL,                 -- docs/formats.md
      PRIMARY KEY (run_id, name)
    ) STRICT;

    -- Features, topic components, mixtures, map: Float32 matrices in blocks of whole rows.
    CREATE TABLE run_matrix (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      row_count INTEGER NOT NULL,
      column_count INTEGER NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE run_matrix_block (
      run_id INTEGER NOT NULL,
      name TEXT NOT NULL,
      first_row INTEGER NOT NULL,
      data BLOB NOT NULL,
      PRIMARY KEY (run_id, name, first_row),
      FOREIGN KEY (run_id, name) REFERENCES run_matrix(run_id, name) ON DELETE CASCADE
    ) STRICT;

    CREATE TABLE assignment (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      topic INTEGER NOT NULL,
      probability REAL NOT NULL,
      entropy REAL NOT NULL,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assignment_topic ON assignment (run_id, topic, probability DESC);

    CREATE TABLE run_measure (
      run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
      representation TEXT NOT NULL,        -- trained, untrained, statistics
      name TEXT NOT NULL,
      value REAL,
      PRIMARY KEY (run_id, representation, name)
    ) STRICT, WITHOUT ROWID;
  `,
}
