import type { PatchDetails, PatchMeasure } from '../../shared/contract/explore.ts'
import type { Region } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { patchSource } from '../store/explored-patches.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { originOfPhoto } from '../store/photo-origin.ts'
import { shareBelow } from './column-statistics.ts'
import type { RunColumns } from './run-columns.ts'

export interface DetailParts {
  library: ReadOnlyLibrary
  columns: RunColumns
  /** Of one patch, after the person's merges and splits, as are the entropies. */
  mixtureOf: (position: number) => Float32Array /* [topics] */
  entropies: Float32Array
  /** Measures that this run has, each with its column and the same values ascending. */
  measures: ReadonlyMap<PatchMeasure, { column: Float32Array; sorted: Float32Array }>
}

const leastWeight = 0.01

/** @throws CheekboneError `not-found` when the patch is no longer in the library */
export function patchDetails(
  { library, columns, mixtureOf, entropies, measures }: DetailParts,
  position: number,
): PatchDetails {
  const patch = columns.points.patchIds[position]
  const source = patch ? patchSource(library, patch) : null
  if (!source) {
    throw new CheekboneError('not-found', 'This patch is no longer in the library.', {
      reason: 'patchGone',
      hint: 'Its photo was replaced since the run; run again to see the new one.',
    })
  }
  const corners = new Float64Array(Uint8Array.from(source.quad).buffer)
  return {
    position,
    patch,
    region: columns.regions[position],
    photo: source.photo,
    origin: originOfPhoto(library, source.photo.id),
    face: source.face,
    quad: [0, 1, 2, 3].map((corner) => ({ x: corners[corner * 2], y: corners[corner * 2 + 1] })),
    otherSide: otherSide(columns, position),
    mixture: Array.from(mixtureOf(position), (weight, topic) => ({ topic, weight }))
      .filter(({ weight }) => weight >= leastWeight)
      .sort((a, b) => b.weight - a.weight || a.topic - b.topic),
    entropy: entropies[position],
    measures: Object.fromEntries(
      [...measures]
        .map(([name, { column, sorted }]) => {
          const value = column[position]
          return [name, { value, share: shareBelow(sorted, value) }] as const
        })
        .filter(([, { value }]) => !Number.isNaN(value)),
    ),
  }
}

const opposite: Partial<Record<Region, Region>> = { 'left-cheek': 'right-cheek', 'right-cheek': 'left-cheek' }

function otherSide(
  { points, regions, squares, rows }: RunColumns,
  position: number,
): PatchDetails['otherSide'] {
  const wanted = opposite[regions[position]]
  const face = points.faceIds[position]
  if (face === 0 || wanted === undefined) return null
  for (let other = 0; other < rows; other++) {
    if (points.faceIds[other] !== face || regions[other] !== wanted) continue
    if (squares[other] === squares[position]) {
      return { position: other, patch: points.patchIds[other] }
    }
  }
  return null
}
