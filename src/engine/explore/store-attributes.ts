import { skinAttributeNames } from '../../shared/domain.ts'
import { matrix } from '../../numeric/matrix.ts'
import type { PlacedPatch } from '../exports/patch-rows.ts'
import { loadMatrix, saveMatrix } from '../store/matrices.ts'
import type { Library } from '../store/open-library.ts'
import { runPatchIds } from '../store/runs.ts'

/**
 * Keeps what was measured of a run's patches in one piece beside the run: read from the table of attributes, 100,000 patches take
 * seconds to show, from one matrix they take none. Done once a run, and only while all its patches are there.
 */
export function storeAttributes(library: Library, runId: number, placed: readonly PlacedPatch[]): void {
  if (loadMatrix(library, runId, 'attributes') !== null) return
  if (placed.length !== runPatchIds(library, runId).length) return
  const value = matrix(placed.length, skinAttributeNames.length)
  placed.forEach(({ patch }, i) => {
    skinAttributeNames.forEach((name, j) => {
      value.data[i * value.cols + j] = patch.attributes[name]
    })
  })
  saveMatrix(library, runId, { name: 'attributes', value })
}
