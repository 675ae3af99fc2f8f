import type { Matrix } from '../../numeric/matrix.ts'
import type { Representation } from '../../shared/run-summary.ts'
import { assignTopics } from '../topics/assign-topics.ts'
import type { PatchOrigin } from '../quality/cheek-pairs.ts'
import { requireMatrix, type MatrixName } from '../store/matrices.ts'
import type { Library } from '../store/open-library.ts'
import { patchesById } from '../store/patches.ts'

/** Under which names the features and mixtures of the run and of both baselines are stored. */
export const representationMatrices: Record<Representation, { features: MatrixName; mixture: MatrixName }> = {
  trained: { features: 'features', mixture: 'mixture' },
  untrained: { features: 'features-untrained', mixture: 'mixture-untrained' },
  statistics: { features: 'features-statistics', mixture: 'mixture-statistics' },
}

/** Features and best topics of one representation, as an earlier stage stored them. */
export function loadRepresentation(
  library: Library,
  runId: number,
  representation: Representation,
): { features: Matrix; topics: Int32Array } {
  const names = representationMatrices[representation]
  const assignments = assignTopics(requireMatrix(library, runId, names.mixture))
  return {
    features: requireMatrix(library, runId, names.features),
    topics: Int32Array.from(assignments, ({ topic }) => topic),
  }
}

/** Where each patch comes from, in the order of the rows. */
export function patchOrigins(library: Library, patchIds: Int32Array): PatchOrigin[] {
  const patches = patchesById(library)
  return Array.from(patchIds, (id) => {
    const { photoId, face, region, square } = patches.get(id)!
    return { photo: photoId, face, region, square }
  })
}

/** The photo of each patch, in the order of the rows. */
export function photoOfPatches(library: Library, patchIds: Int32Array): Int32Array {
  const patches = patchesById(library)
  return patchIds.map((id) => patches.get(id)?.photoId ?? -1)
}
