/** All that is drawn or sorted by, of every patch of a run, held in memory as columns: a query then is a walk over an array. */
import { skinAttributeNames, type Region, type SkinAttributes } from '../../shared/domain.ts'
import type { RunPoints } from '../../shared/contract/explore.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { loadAssignments } from '../store/assignments.ts'
import { exploreAttributes, explorePatches } from '../store/explored-patches.ts'
import { loadMatrix, requireMatrix } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { finishedStages } from '../store/runs.ts'

export interface RunColumns {
  rows: number
  /** As the run found them, before a person's merges and splits. */
  points: RunPoints
  entropies: Float32Array
  regions: Region[]
  /** 0-based index among the squares of a region. */
  squares: Uint8Array
  photos: string[]
  rejected: (string | null)[]
  /** 0 where a face was not told from others, or there is none. */
  persons: Int32Array
  /** NaN where unknown. */
  numbers: Record<'sharpness' | 'scale' | 'yaw' | 'pitch' | 'eyeDistance', Float32Array>
  attributes: Record<keyof SkinAttributes, Float32Array>
}

/**
 * A position whose photo was replaced since has patch id 0 and lies nowhere on the map.
 * @throws CheekboneError `not-found` for a run that is unknown or not finished
 */
export function loadRunColumns(library: ReadOnlyLibrary, runId: number): RunColumns {
  if (!finishedStages(library, runId).has('quality')) {
    throw new CheekboneError('not-found', 'This run is not there, or not finished.', {
      hint: 'Let it finish, or choose another run.',
    })
  }
  const map = requireMatrix(library, runId, 'map')
  const rows = map.rows
  const column = (): Float32Array => new Float32Array(rows).fill(Number.NaN)
  const columns: RunColumns = {
    rows,
    points: {
      patchIds: new Int32Array(rows),
      photoIds: new Int32Array(rows),
      faceIds: new Int32Array(rows),
      x: column(),
      y: column(),
      topics: new Int32Array(rows).fill(-1),
      probabilities: new Float32Array(rows),
    },
    entropies: new Float32Array(rows),
    regions: new Array<Region>(rows).fill('whole'),
    squares: new Uint8Array(rows),
    photos: new Array<string>(rows).fill(''),
    rejected: new Array<string | null>(rows).fill(null),
    persons: new Int32Array(rows),
    numbers: {
      sharpness: column(),
      scale: column(),
      yaw: column(),
      pitch: column(),
      eyeDistance: column(),
    },
    attributes: loadAttributes(library, runId, rows),
  }
  const assignments = loadAssignments(library, runId)
  for (const patch of explorePatches(library, runId)) {
    const { position } = patch
    const { points, numbers } = columns
    points.patchIds[position] = patch.patchId
    points.photoIds[position] = patch.photoId
    points.faceIds[position] = patch.faceId ?? 0
    points.x[position] = map.data[position * 2]
    points.y[position] = map.data[position * 2 + 1]
    points.topics[position] = assignments[position].topic
    points.probabilities[position] = assignments[position].probability
    columns.entropies[position] = assignments[position].entropy
    columns.regions[position] = patch.region
    columns.squares[position] = patch.square
    columns.photos[position] = patch.photo
    columns.rejected[position] = patch.rejected
    columns.persons[position] = patch.person ?? 0
    numbers.sharpness[position] = patch.sharpness
    numbers.scale[position] = patch.scale
    numbers.yaw[position] = patch.yaw ?? Number.NaN
    numbers.pitch[position] = patch.pitch ?? Number.NaN
    numbers.eyeDistance[position] = patch.eyeDistance ?? Number.NaN
  }
  return columns
}

/** From the run's own matrix, one read; runs from before there was one are put together from the table. */
function loadAttributes(library: ReadOnlyLibrary, runId: number, rows: number): RunColumns['attributes'] {
  const stored = loadMatrix(library, runId, 'attributes')
  const columns = {} as RunColumns['attributes']
  skinAttributeNames.forEach((name, at) => {
    columns[name] = new Float32Array(rows).fill(Number.NaN)
    if (stored?.cols === skinAttributeNames.length)
      for (let i = 0; i < rows; i++) columns[name][i] = stored.data[i * stored.cols + at]
  })
  if (stored?.cols === skinAttributeNames.length) return columns
  for (const { position, name, value } of exploreAttributes(library, runId))
    if (Object.hasOwn(columns, name)) columns[name as keyof SkinAttributes][position] = value
  return columns
}
