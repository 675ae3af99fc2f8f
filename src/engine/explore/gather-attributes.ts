import { skinAttributeNames } from '../../shared/domain.ts'
import { matrix } from '../../numeric/matrix.ts'
import type { PlacedPatch } from '../exports/patch-rows.ts'
import { matrixSize, saveMatrix } from '../store/matrices.ts'
import type { Library } from '../store/open-library.ts'

export interface AttributeGathering {
  /** Patches of the run, whichever come next. */
  add(block: readonly PlacedPatch[]): void
  /** Once all have come. */
  store(): void
}

/**
 * Keeps what was measured of a run's patches in one piece beside the run: read from the table of attributes, 100,000 patches take
 * seconds to show, from one matrix they take none. Done once a run, and only while all its patches are there.
 */
export function gatherAttributes(library: Library, runId: number): AttributeGathering {
  const rows = matrixSize(library, runId, 'map')?.rows ?? 0
  const isStored = matrixSize(library, runId, 'attributes') !== null
  const value = matrix(isStored ? 0 : rows, skinAttributeNames.length)
  let count = 0
  return {
    add: (block) => {
      if (isStored) return
      count += block.length
      for (const { position, patch } of block)
        skinAttributeNames.forEach((name, j) => {
          value.data[position * value.cols + j] = patch.attributes[name]
        })
    },
    store: () => {
      if (!isStored && count === rows) saveMatrix(library, runId, { name: 'attributes', value })
    },
  }
}
