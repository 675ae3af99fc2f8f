import type { Migration } from './migration.ts'

/**
 * A photo that is replaced takes its patches along, and each of them its places in runs. Without an index every run was gone
 * through for every patch.
 */
export const runsOfPatches: Migration = {
  version: 17,
  name: 'runs-of-patches',
  sql: 'CREATE INDEX run_patch_patch ON run_patch (patch_id);',
}
