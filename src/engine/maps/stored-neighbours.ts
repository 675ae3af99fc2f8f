/**
 * A run's nearest neighbours as it stores them: two matrices of one row a patch, positions (exact in single precision up to
 * 16 million rows) and cosine distances in the comparison space, nearest first.
 */
import type { Neighbours } from '../../numeric/knn.ts'
import { matrix } from '../../numeric/matrix.ts'
import { loadMatrixRow, saveMatrix } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'

export interface Neighbour {
  /** Row of the run's matrices. */
  position: number
  distance: number
}

export function saveNeighbours(library: Library, runId: number, nearest: Neighbours): void {
  const { rows, k, indices, distances } = nearest
  const positions = matrix(rows, k, Float32Array.from(indices))
  saveMatrix(library, runId, { name: 'neighbours', value: positions })
  saveMatrix(library, runId, { name: 'neighbour-distances', value: { data: distances, rows, cols: k } })
}

/** Nearest first, all that are stored; null for a run that was made before they were. Reads a few hundred bytes. */
export function loadNeighbours(
  library: Library | ReadOnlyLibrary,
  runId: number,
  position: number,
): Neighbour[] | null {
  const positions = loadMatrixRow(library, runId, { name: 'neighbours', row: position })
  const distances = loadMatrixRow(library, runId, { name: 'neighbour-distances', row: position })
  if (!positions || !distances) return null
  return Array.from(positions, (at, t) => ({ position: at, distance: distances[t] }))
}
