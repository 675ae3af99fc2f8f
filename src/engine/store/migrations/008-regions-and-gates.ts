import type { Migration } from './migration.ts'

/**
 * Where a photo was cut, by which thresholds its patches were judged, and what those verdicts hang on. Photos and runs from before
 * were cut on both cheeks, once each, and judged by the standard thresholds; runs are found again under settings that say so.
 */
export const regionsAndGates: Migration = {
  version: 8,
  name: 'regions-and-gates',
  sql: `
    ALTER TABLE photo ADD COLUMN regions TEXT NOT NULL DEFAULT 'left-cheek,right-cheek';
    ALTER TABLE photo ADD COLUMN patches_per_region INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE photo ADD COLUMN gates TEXT NOT NULL DEFAULT '{}'; -- thresholds that are not the standard ones, JSON
    ALTER TABLE patch ADD COLUMN square INTEGER NOT NULL DEFAULT 0; -- 0-based index among the squares of its region

    -- No row: the patch is from before, and its photo has to be looked at again to be judged otherwise.
    CREATE TABLE patch_circumstance (
      patch_id INTEGER PRIMARY KEY REFERENCES patch(id) ON DELETE CASCADE,
      reaches_outside INTEGER NOT NULL CHECK (reaches_outside IN (0, 1)),
      side_px REAL NOT NULL,
      block_strength REAL,                 -- this and all below: null for a photo taken whole
      enlargement REAL,
      fit REAL,
      clipped REAL,
      dark REAL,
      shadow_contrast REAL,
      covered_share REAL,
      covered_extent_px REAL,
      relief REAL
    ) STRICT;

    INSERT INTO run_setting (run_id, name, value)
      SELECT id, name, value FROM run, (SELECT 'gates' AS name, 'standard' AS value
        UNION ALL SELECT 'patchesPerRegion', '1' UNION ALL SELECT 'regions', 'left-cheek, right-cheek')
      WHERE configuration_key NOT LIKE '%["regions",%';
    UPDATE run
      SET configuration_key = replace(replace(configuration_key,
        '["keepRejected",', '["gates",{}],["keepRejected",'),
        '["seed",', '["patchesPerRegion",1],["regions",["left-cheek","right-cheek"]],["seed",')
      WHERE configuration_key NOT LIKE '%["regions",%';
  `,
}
