/** One run in memory. What is behind a function is worked out when it is first asked for. */
import type { TopicWarning } from '../../shared/topic-factors.ts'
import { row, type Matrix } from '../../numeric/matrix.ts'
import {
  patchGroups,
  patchMeasures,
  type GroupColumn,
  type MixtureColumns,
  type PatchGroup,
  type PatchMeasure,
  type RunPoints,
  type RunView,
  type TopicEntry,
  type orderings,
} from '../../shared/contract/explore.ts'
import type { Progress } from '../../shared/progress.ts'
import { rankValues } from '../../shared/rank-values.ts'
import { matrixBlocks, requireMatrix, requireMatrixRow, type MatrixBlock } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { listLabelColumns } from '../store/photo-labels.ts'
import { camerasOfPhotos } from '../store/photo-origin.ts'
import { sortedValues } from './column-statistics.ts'
import { groupColumn, tellsApart } from './group-columns.ts'
import { hasDistortion, mapDistortion } from './map-distortion.ts'
import { mixtureColumns, topicWeights, type TopicWeights } from './mixture-columns.ts'
import { once, onceEach, onceInSteps } from './once.ts'
import { pathRanks, searchTexts } from './order-positions.ts'
import { loadRunColumns, measureColumn, sourcesOfMeasure, type RunColumns } from './run-columns.ts'
import { runView } from './run-view.ts'
import { directionsOf } from './similar-patches.ts'
import { topicEntries, type Curated } from './topic-entries.ts'

export interface RunSources {
  /** The person's merges and splits over the topics that the run found. */
  curate: (library: ReadOnlyLibrary, runId: number, topics: Int32Array) => Curated
  /** Why topics may be something else than skin. */
  warningsOf: (library: ReadOnlyLibrary, runId: number) => ReadonlyMap<number, readonly TopicWarning[]>
}

/** What samples are drawn from. */
export interface RunMaterial {
  /** As the run found them. */
  columns: RunColumns
  curated: () => Curated
  /** As the run found it. */
  mixture: () => Matrix /* [n, topics] */
  /** Rows of length 1 in the comparison space. */
  directions: () => Matrix
}

type Ordering = (typeof orderings)[number]
/** Not changed by a spot-check. */
type StillGroup = Exclude<PatchGroup, 'verdict'>

export interface HeldRun extends RunMaterial {
  /** Sums the run up, in steps, so that others can be served in between. */
  viewSteps: () => Generator<Progress, RunView, void>
  topicSteps: () => Generator<Progress, TopicEntry[], void>
  groupSteps: (group: StillGroup) => Generator<Progress, GroupColumn, void>
  measureSteps: (measure: PatchMeasure) => Generator<Progress, Float32Array, void>
  pointSteps: () => Generator<Progress, RunPoints, void>
  /** After the person's merges and splits, as all that is shown of mixtures. */
  mixtureSteps: () => Generator<Progress, MixtureColumns, void>
  mixtureOf: (position: number) => Float32Array /* [topics] */
  weightSteps: () => Generator<Progress, TopicWeights, void>
  textSteps: () => Generator<Progress, string[], void>
  /** All positions. */
  rankingSteps: (by: Ordering, descending: boolean) => Generator<Progress, Int32Array, void>
  /** All measures but `distortion`. */
  sortedSteps: () => Generator<Progress, SortedMeasures, void>
  forgetCuration: () => void
}

type SortedMeasures = ReadonlyMap<PatchMeasure, { column: Float32Array; sorted: Float32Array }>

/** All but the one that takes long. */
const quickMeasures = patchMeasures.filter((name) => name !== 'distortion')

/** Follows the person's merges and splits. */
function isWeight(by: Ordering): by is 'probability' | 'entropy' {
  return by === 'probability' || by === 'entropy'
}

/** In steps: the points of a million patches take most of a second. */
export function* holdRun(
  library: ReadOnlyLibrary,
  runId: number,
  { curate, warningsOf }: RunSources,
): Generator<Progress, HeldRun, void> {
  const columns = yield* loadRunColumns(library, runId)
  const mixture = once(() => requireMatrix(library, runId, 'mixture'))
  const curated = once(() => curate(library, runId, columns.points.topics))
  /** Of all patches after the person's merges and splits, never all in memory. */
  function* mixtureBlocks({ remix }: Curated): Generator<MatrixBlock, void, void> {
    for (const { firstRow, block } of matrixBlocks(library, runId, 'mixture'))
      yield { firstRow, block: remix?.(block, firstRow) ?? block }
  }
  const weights = onceInSteps(function* () {
    const now = curated.get()
    // What the run stored, as long as no topic was merged or split: the mixture need not be read then.
    return now.remix === null
      ? { probabilities: columns.points.probabilities, entropies: columns.entropies }
      : yield* topicWeights(mixtureBlocks(now), now.topics)
  })
  /** Of what they were made: an edit takes its place. */
  let described: { curated: Curated; entries: TopicEntry[] } | null = null
  function* topicSteps(): Generator<Progress, TopicEntry[], void> {
    const now = curated.get()
    if (described?.curated === now) return described.entries
    yield* columns.read(['attributes', 'persons'])
    yield* weights.steps()
    const typicalFirst = rankings.descending.get('probability')
    yield { done: 1, total: 1 }
    const entries = yield* topicEntries({
      columns,
      curated: now,
      typicalFirst,
      warnings: warningsOf(library, runId),
    })
    described = { curated: now, entries }
    return entries
  }
  const distortion = onceInSteps(() => mapDistortion(library, runId, columns))
  const sortedOf = onceEach((name: PatchMeasure) => sortedValues(measure(name)))
  const cameras = once(() => camerasOfPhotos(library))
  const group = onceEach((name: StillGroup) => onceInSteps(() => groupColumn(columns, cameras.get(), name)))
  const isGroup = onceEach((name: StillGroup) => tellsApart(columns, cameras.get(), name))
  function* viewSteps(): Generator<Progress, RunView, void> {
    yield* columns.read()
    const groups: PatchGroup[] = []
    for (const [at, name] of patchGroups.entries()) {
      if (name === 'verdict' || isGroup.get(name)) groups.push(name)
      yield { done: at + 1, total: patchGroups.length }
    }
    const sorted = yield* sortedSteps()
    return runView(library, runId, {
      columns,
      topics: curated.get().topics,
      sorted,
      onRequest: hasDistortion(library, runId) ? ['distortion'] : [],
      labels: listLabelColumns(library),
      groups,
    })
  }

  const rankings = {
    ascending: onceEach((by: Ordering) => rank(by, false)),
    descending: onceEach((by: Ordering) => rank(by, true)),
  }

  function measure(name: PatchMeasure): Float32Array {
    switch (name) {
      case 'probability':
        return weights.get().probabilities
      case 'entropy':
        return weights.get().entropies
      case 'distortion':
        return distortion.get()
      default:
        return measureColumn(columns, name)
    }
  }

  const photoRanks = onceInSteps(() => pathRanks(columns))

  /** Reads or works out what a measure is taken from. */
  function* prepare(by: Ordering): Generator<Progress, void, void> {
    if (by === 'photo') yield* photoRanks.steps()
    else if (isWeight(by)) yield* weights.steps()
    else if (by === 'distortion') yield* distortion.steps()
    else yield* columns.read(sourcesOfMeasure(by))
  }

  function* sortedSteps(): Generator<Progress, SortedMeasures, void> {
    const measures = new Map<PatchMeasure, { column: Float32Array; sorted: Float32Array }>()
    for (const name of quickMeasures) {
      yield* prepare(name)
      measures.set(name, { column: measure(name), sorted: sortedOf.get(name) })
      yield { done: measures.size, total: quickMeasures.length }
    }
    return measures
  }

  function rank(by: Ordering, descending: boolean): Int32Array {
    return rankValues(by === 'photo' ? photoRanks.get() : measure(by), { descending })
  }

  return {
    columns,
    viewSteps,
    curated: curated.get,
    topicSteps,
    groupSteps: (name) => group.get(name).steps(),
    *measureSteps(name) {
      yield* prepare(name)
      return measure(name)
    },
    mixture: mixture.get,
    *pointSteps() {
      const { probabilities } = yield* weights.steps()
      return { ...columns.points, topics: curated.get().topics, probabilities }
    },
    mixtureSteps: () => mixtureColumns(mixtureBlocks(curated.get()), columns.rows),
    mixtureOf: (position) => {
      const found = requireMatrixRow(library, runId, { name: 'mixture', row: position })
      return row(curated.get().remix?.(found, position) ?? found, 0)
    },
    weightSteps: weights.steps,
    textSteps: onceInSteps(() => searchTexts(columns)).steps,
    *rankingSteps(by, descending) {
      yield* prepare(by)
      return rankings[descending ? 'descending' : 'ascending'].get(by)
    },
    directions: once(() => directionsOf(requireMatrix(library, runId, 'features'))).get,
    sortedSteps,
    forgetCuration: () => {
      for (const made of [curated, weights]) made.forget()
      for (const made of [sortedOf, rankings.ascending, rankings.descending]) made.forget(isWeight)
    },
  }
}
