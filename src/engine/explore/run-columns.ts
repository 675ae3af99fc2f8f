/** All that is drawn or sorted by, of every patch of a run, held in memory as columns: a query then is a walk over an array. */
import {
  eachSkinAttribute,
  skinAttributeNames,
  type Region,
  type SkinAttributes,
} from '../../shared/domain.ts'
import type { PatchMeasure, RunPoints } from '../../shared/contract/explore.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Progress } from '../../shared/progress.ts'
import { loadAssignmentColumns } from '../store/assignments.ts'
import {
  exploreAttributes,
  loadFaceNumbers,
  loadPatchFacts,
  loadPatchIds,
  loadPhotoPaths,
  type FaceNumbers,
} from '../store/explored-patches.ts'
import { personsOfFaces } from '../store/identities.ts'
import { matrixBlocks, matrixSize, requireMatrix } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { finishedStages } from '../store/runs.ts'
import { onceInSteps } from './once.ts'

/** Points are there at once, since the map is drawn from them; every other column is read when it is first looked at. */
export interface RunColumns {
  readonly rows: number
  /** As the run found them, before a person's merges and splits. */
  readonly points: RunPoints
  readonly entropies: Float32Array
  readonly regions: Region[]
  /** 0-based index among the squares of a region. */
  readonly squares: Uint8Array
  /** Empty for a patch that is no longer there. */
  readonly photos: string[]
  readonly rejected: (string | null)[]
  /** 0 where a face was not told from others, or there is none. */
  readonly persons: Int32Array
  /** NaN where unknown. */
  readonly numbers: Record<'sharpness' | 'scale' | 'yaw' | 'pitch' | 'eyeDistance', Float32Array>
  readonly attributes: Record<keyof SkinAttributes, Float32Array>
}

const columnSources = ['attributes', 'persons', 'facts', 'faces', 'photos'] as const
/** What columns come from, each read as a whole: facts of patches, numbers of faces, and so on. */
export type ColumnSource = (typeof columnSources)[number]

export interface LoadedColumns extends RunColumns {
  /**
   * Reads what some columns come from, or all, in steps, so that others are served while a million rows are read; what was read
   * before takes no time.
   */
  read: (sources?: readonly ColumnSource[]) => Generator<Progress, void, void>
}

/**
 * In steps, as the columns that are read later. A position whose photo was replaced since has patch id 0 and lies nowhere on the map.
 * @throws CheekboneError `not-found` for a run that is unknown or not finished
 */
export function* loadRunColumns(
  library: ReadOnlyLibrary,
  runId: number,
): Generator<Progress, LoadedColumns, void> {
  if (!finishedStages(library, runId).has('quality')) {
    throw new CheekboneError('not-found', 'This run is not there, or not finished.', {
      reason: 'runNotFinished',
      hint: 'Let it finish, or choose another run.',
    })
  }
  const map = requireMatrix(library, runId, 'map')
  const { rows } = map
  yield { done: 1, total: 1 }
  const ids = yield* loadPatchIds(library, runId, rows)
  const { topics, probabilities, entropies } = yield* loadAssignmentColumns(library, runId, rows)
  const points = { ...ids, ...placesOf(map, ids.patchIds), topics, probabilities }
  yield { done: 1, total: 1 }
  for (let i = 0; i < rows; i++)
    if (ids.patchIds[i] === 0) [topics[i], probabilities[i], entropies[i]] = [-1, 0, 0]

  const facts = onceInSteps(() => loadPatchFacts(library, runId, rows))
  const photos = onceInSteps(function* () {
    const paths = yield* loadPhotoPaths(library)
    const column = new Array<string>(rows)
    for (let i = 0; i < rows; i++) column[i] = paths[points.photoIds[i]] ?? ''
    return column
  })
  const persons = onceInSteps(function* () {
    const known = yield* personsOfFaces(library)
    const column = new Int32Array(rows)
    for (let i = 0; i < rows; i++) column[i] = known[points.faceIds[i]] ?? 0
    return column
  })
  const faces = onceInSteps(() => numbersOfFaces(library, points.faceIds))
  const attributes = onceInSteps(() => loadAttributes(library, runId, rows))
  const sources = { attributes, persons, facts, faces, photos }
  return {
    rows,
    points,
    entropies,
    get regions() {
      return facts.get().regions
    },
    get squares() {
      return facts.get().squares
    },
    get photos() {
      return photos.get()
    },
    get rejected() {
      return facts.get().rejected
    },
    get persons() {
      return persons.get()
    },
    get numbers() {
      const { sharpness, scale } = facts.get()
      return { sharpness, scale, ...faces.get() }
    },
    get attributes() {
      return attributes.get()
    },
    *read(wanted = columnSources) {
      for (const source of wanted) yield* sources[source].steps()
    },
  }
}

/** Measured before there were topics and a map. */
export type MeasuredBefore = Exclude<PatchMeasure, 'probability' | 'entropy' | 'distortion'>

export function sourcesOfMeasure(name: MeasuredBefore): readonly ColumnSource[] {
  switch (name) {
    case 'sharpness':
    case 'scale':
    case 'yaw':
    case 'pitch':
    case 'eyeDistance':
      return ['facts', 'faces']
    default:
      return ['attributes']
  }
}

export function measureColumn(columns: RunColumns, name: MeasuredBefore): Float32Array {
  switch (name) {
    case 'sharpness':
    case 'scale':
    case 'yaw':
    case 'pitch':
    case 'eyeDistance':
      return columns.numbers[name]
    default:
      return columns.attributes[name]
  }
}

/** NaN where there is no patch. */
function placesOf(map: Matrix /* [n, 2] */, patchIds: Int32Array): { x: Float32Array; y: Float32Array } {
  const places = { x: new Float32Array(map.rows), y: new Float32Array(map.rows) }
  for (let i = 0; i < map.rows; i++) {
    const isThere = patchIds[i] !== 0
    places.x[i] = isThere ? map.data[2 * i] : Number.NaN
    places.y[i] = isThere ? map.data[2 * i + 1] : Number.NaN
  }
  return places
}

function* numbersOfFaces(
  library: ReadOnlyLibrary,
  faceIds: Int32Array,
): Generator<Progress, FaceNumbers, void> {
  const faces = yield* loadFaceNumbers(library)
  const ofPatches = (ofFaces: Float32Array): Float32Array => {
    const column = new Float32Array(faceIds.length)
    for (let i = 0; i < column.length; i++) column[i] = ofFaces[faceIds[i]] ?? Number.NaN
    return column
  }
  return {
    yaw: ofPatches(faces.yaw),
    pitch: ofPatches(faces.pitch),
    eyeDistance: ofPatches(faces.eyeDistance),
  }
}

/** From the run's own matrix, a block a step; runs from before there was one are put together from the table. */
function* loadAttributes(
  library: ReadOnlyLibrary,
  runId: number,
  rows: number,
): Generator<Progress, RunColumns['attributes'], void> {
  const columns = eachSkinAttribute(() => new Float32Array(rows).fill(Number.NaN))
  if (matrixSize(library, runId, 'attributes')?.cols === skinAttributeNames.length) {
    for (const { firstRow, block } of matrixBlocks(library, runId, 'attributes')) {
      for (const [at, name] of skinAttributeNames.entries())
        for (let i = 0; i < block.rows; i++) columns[name][firstRow + i] = block.data[i * block.cols + at]
      yield { done: firstRow + block.rows, total: rows }
    }
    return columns
  }
  for (const { position, name, value } of exploreAttributes(library, runId))
    if (Object.hasOwn(columns, name)) columns[name as keyof SkinAttributes][position] = value
  return columns
}
