/**
 * Two runs of one library over the patches that both have: are their topics the same, and their maps? Topics are those after
 * the person's merges and splits, as everywhere on the screen; a run that nobody edited has those that it found.
 */
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import {
  adjustedRandIndex,
  contingency,
  normalisedMutualInformation,
} from '../../numeric/measures/contingency.ts'
import { alignMaps } from '../../numeric/umap/align-maps.ts'
import type { RunComparison } from '../../shared/contract/runs.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { curateRun } from '../curation/fold-edits.ts'
import { loadAssignments } from '../store/assignments.ts'
import { requireMatrix } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import { patchesById } from '../store/patches.ts'
import { runName } from '../store/run-notes.ts'
import { finishedStages, placesOfPatches } from '../store/runs.ts'
import { matchTopics } from './match-topics.ts'

/**
 * @throws CheekboneError `bad-argument` for a run and itself, `not-found` for one that is not there or not finished,
 * `nothing-to-do` without a common patch
 */
export function compareRuns(
  library: Library | ReadOnlyLibrary,
  firstRun: number,
  secondRun: number,
): RunComparison {
  if (firstRun === secondRun)
    throw new CheekboneError('bad-argument', `Run ${firstRun} is compared with itself.`, {
      reason: 'runComparedWithItself',
      values: { run: firstRun },
      hint: 'Name two different runs.',
    })
  const [first, second] = [loadRun(library, firstRun), loadRun(library, secondRun)]
  const common = first.patchIds.filter((id) => second.positions.has(id))
  if (common.length === 0)
    throw new CheekboneError('nothing-to-do', `Runs ${firstRun} and ${secondRun} have no patch in common.`, {
      reason: 'runsWithoutCommonPatch',
      values: { first: firstRun, second: secondRun },
    })
  const topics = [first, second].map((run) => common.map((id) => run.topics[run.positions.get(id)!]))
  const maps = [first, second].map((run) =>
    pickRows(
      run.map,
      common.map((id) => run.positions.get(id)!),
    ),
  )
  const { aligned, disparity, mirrored } = alignMaps(maps[1], maps[0])
  const table = contingency(topics[0], topics[1])
  const { matched, unmatched } = matchTopics(topics[0], topics[1])
  const counterpart = new Map(matched.map((pair) => [pair.first, pair.second]))
  const patches = patchesById(library)
  return {
    runs: [firstRun, secondRun],
    names: [runName(library, firstRun), runName(library, secondRun)],
    patches: common.length,
    onlyInFirst: first.patchIds.length - common.length,
    onlyInSecond: second.patchIds.length - common.length,
    ari: adjustedRandIndex(table),
    nmi: normalisedMutualInformation(table),
    matched,
    unmatched,
    moved: common.flatMap((patch, i) => {
      const [from, to] = [topics[0][i], topics[1][i]]
      const stays = from < 0 ? to < 0 : counterpart.get(from) === to
      return stays ? [] : [{ patch, photo: patches.get(patch)?.photo ?? '', first: from, second: to }]
    }),
    mapDisparity: disparity,
    mapMirrored: mirrored,
    patchIds: Int32Array.from(common),
    firstMap: maps[0].data,
    secondMap: aligned.data,
    firstTopics: Int32Array.from(topics[0]),
    secondTopics: Int32Array.from(topics[1]),
  }
}

interface LoadedRun {
  patchIds: number[]
  /** Row of each patch, by its id. */
  positions: Map<number, number>
  /** After the person's merges and splits. */
  topics: Int32Array
  map: Matrix
}

function loadRun(library: Library | ReadOnlyLibrary, runId: number): LoadedRun {
  const stages = finishedStages(library, runId)
  if (!stages.has('topics') || !stages.has('map'))
    throw new CheekboneError('not-found', `${library.path} has no finished run ${runId}.`, {
      reason: 'runNotFinished',
      hint: 'List its runs with: cheekbone runs <library>',
    })
  const places = placesOfPatches(library, runId)
  const found = Int32Array.from(loadAssignments(library, runId), ({ topic }) => topic)
  return {
    patchIds: places.map(({ patchId }) => patchId),
    positions: new Map(places.map(({ patchId, position }) => [patchId, position])),
    topics: curateRun(library, runId, found).topics,
    map: requireMatrix(library, runId, 'map'),
  }
}

function pickRows(map: Matrix, rows: readonly number[]): Matrix {
  const picked = matrix(rows.length, map.cols)
  rows.forEach((position, at) => picked.data.set(row(map, position), at * map.cols))
  return picked
}
