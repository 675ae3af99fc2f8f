import type { Migration } from './migration.ts'

/**
 * Beside the cheeks, verdicts hang on how dark the grain of the skin is instead of how rough it is. What was measured of foreheads,
 * chins and noses before says nothing of that: their verdicts stay, and other thresholds look at their photos again.
 */
export const darkGrain: Migration = {
  version: 13,
  name: 'dark-grain',
  sql: `DELETE FROM patch_circumstance WHERE patch_id IN (SELECT id FROM patch WHERE region IN ('forehead', 'chin', 'nose'));`,
}
