import type { TrainingReplay } from '../../shared/contract/explore.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { loadMoments, momentPositions } from '../store/training-moments.ts'
import { attributeAt } from '../store/attributes.ts'

/** Read anew each time: a training that goes on adds to it. */
export function trainingReplay(library: Library | ReadOnlyLibrary, runId: number): TrainingReplay | null {
  const positions = momentPositions(library, runId)
  if (!positions) return null
  return {
    positions,
    tones: attributeAt(library, runId, { name: 'toneIta', positions }),
    moments: loadMoments(library, runId).map(({ map, ...facts }) => ({
      ...facts,
      x: column(map, 0),
      y: column(map, 1),
    })),
  }
}

function column({ data, rows }: Matrix, which: 0 | 1): Float32Array {
  return Float32Array.from({ length: rows }, (_, i) => data[2 * i + which])
}
