import type { LabelTitle, PatchGroup, PatchMeasure, RunView } from '../../shared/contract/explore.ts'
import { CheekboneError } from '../../shared/errors.ts'
import { loadQuality } from '../jobs/stages/quality.ts'
import { sizesOfTopics } from '../topics/assign-topics.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { listRuns } from '../store/run-list.ts'
import { runWarnings } from '../store/runs.ts'
import { distinctCounter, quantilesOf } from './column-statistics.ts'
import type { RunColumns } from './run-columns.ts'

interface ViewParts {
  columns: RunColumns
  /** After the person's merges and splits. */
  topics: Int32Array
  sorted: ReadonlyMap<PatchMeasure, { sorted: Float32Array }>
  onRequest: PatchMeasure[]
  labels: LabelTitle[]
  groups: PatchGroup[]
}

export function runView(
  library: ReadOnlyLibrary,
  runId: number,
  { columns, topics, sorted, onRequest, labels, groups }: ViewParts,
): RunView {
  const entry = listRuns(library).find(({ id }) => id === runId)
  if (!entry)
    throw new CheekboneError('not-found', 'This run is no longer in the library.', { reason: 'runGone' })
  const ranges: RunView['ranges'] = {}
  for (const [measure, values] of sorted) {
    const quantiles = quantilesOf(values.sorted)
    if (quantiles) ranges[measure] = quantiles
  }
  const people = distinctCounter(columns.persons)()
  return {
    id: runId,
    config: entry.config,
    device: entry.device,
    patches: distinctCounter(columns.points.patchIds)(),
    photos: distinctCounter(columns.points.photoIds)(),
    people: people === 0 ? null : people,
    topicsInUse: sizesOfTopics(topics).size,
    quality: loadQuality(library, runId),
    warnings: runWarnings(library, runId),
    ranges,
    onRequest,
    labels,
    groups,
  }
}
