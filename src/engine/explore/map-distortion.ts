import { lostNeighbours } from '../../numeric/measures/lost-neighbours.ts'
import { loadMatrix, matrixSize } from '../store/matrices.ts'
import type { Progress } from '../../shared/progress.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import type { RunColumns } from './run-columns.ts'

/** As many as the measures of the whole map compare (docs/quality.md). */
const compared = 15

export function hasDistortion(library: ReadOnlyLibrary, runId: number): boolean {
  return (matrixSize(library, runId, 'neighbours')?.cols ?? 0) > 0
}

/** In steps. Of every patch, from the neighbours that the run stored; all NaN for a run from before it did. */
export function* mapDistortion(
  library: ReadOnlyLibrary,
  runId: number,
  { points, rows }: RunColumns,
): Generator<Progress, Float32Array, void> {
  const stored = loadMatrix(library, runId, 'neighbours')
  if (!stored) return new Float32Array(rows).fill(Number.NaN)
  const places = new Float32Array(2 * rows)
  for (let i = 0; i < rows; i++) places.set([points.x[i], points.y[i]], 2 * i)
  return yield* lostNeighbours(places, { rows: stored.data, known: stored.cols }, compared)
}
