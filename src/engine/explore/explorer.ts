/** Answers what windows ask about finished runs. What a run has been asked for once is held, for the few runs looked at last. */
import type { LibraryId } from '../../shared/contract/arguments.ts'
import {
  patchGroups,
  patchMeasures,
  type GroupColumn,
  type PatchDetails,
  type PatchGroup,
  type PatchMeasure,
  type PatchSet,
  type RunPoints,
  type RunView,
  type SimilarPatches,
  type TopicEntry,
  type orderings,
} from '../../shared/contract/explore.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { requireMatrix } from '../store/matrices.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { camerasOfPhotos } from '../store/photo-origin.ts'
import { loadNeighbours } from '../maps/stored-neighbours.ts'
import { directionsOf, similarPatches, storedSimilar } from './similar-patches.ts'
import { groupColumn } from './group-columns.ts'
import { once, onceEach } from './once.ts'
import { membersOf, pathRanks, pickMembers, rankPositions, searchTexts } from './order-positions.ts'
import { patchDetails } from './patch-details.ts'
import { loadRunColumns, type RunColumns } from './run-columns.ts'
import { runView } from './run-view.ts'
import { sortedValues } from './column-statistics.ts'
import { topicEntries, type Curated } from './topic-entries.ts'

export interface RunKey {
  library: LibraryId
  run: number
}

export interface Explorer {
  run(key: RunKey): RunView
  points(key: RunKey): RunPoints
  measure(key: RunKey, measure: PatchMeasure): Float32Array
  group(key: RunKey, group: PatchGroup): GroupColumn
  topics(key: RunKey): TopicEntry[]
  order(key: RunKey, query: { of: PatchSet; by: (typeof orderings)[number]; descending: boolean }): Int32Array
  details(key: RunKey, position: number): PatchDetails
  similar(key: RunKey, query: { position: number; count: number }): SimilarPatches
  /** What samples are drawn from, held with the run. */
  material(key: RunKey): RunMaterial
  /** After an edit of its topics; the run's own columns stay. */
  forgetCuration(key: RunKey): void
  /** After its library changed. */
  forget(library: LibraryId): void
}

/** What is behind a function is worked out when it is first asked for. */
export interface RunMaterial {
  columns: RunColumns
  curated: () => Curated
  mixture: () => Matrix /* [n, topics] */
  /** Rows of length 1 in the comparison space. */
  directions: () => Matrix
}

export interface ExplorerParts {
  reader: (id: LibraryId) => ReadOnlyLibrary
  /** The person's merges and splits over the topics that the run found. */
  curate: (library: ReadOnlyLibrary, runId: number, topics: Int32Array) => Curated
  /** Why topics may be something else than skin, a sentence each. */
  warningsOf: (library: ReadOnlyLibrary, runId: number) => ReadonlyMap<number, readonly string[]>
}

const mostRuns = 3

export function openExplorer({ reader, curate, warningsOf }: ExplorerParts): Explorer {
  /** Least lately used first. */
  const held = new Map<string, HeldRun>()

  function heldRun({ library: id, run }: RunKey): HeldRun {
    const key = `${id} ${run}`
    const found = held.get(key) ?? holdRun(reader(id), run, { curate, warningsOf })
    held.delete(key)
    held.set(key, found)
    if (held.size > mostRuns) held.delete(held.keys().next().value!)
    return found
  }

  return {
    run: (key) => heldRun(key).view(),
    points: (key) => {
      const { columns, curated } = heldRun(key)
      return { ...columns.points, topics: curated().topics }
    },
    measure: (key, measure) => measureColumn(heldRun(key).columns, measure),
    group: (key, group) => heldRun(key).group(group),
    topics: (key) => heldRun(key).topics(),
    order: (key, { of, by, descending }) => {
      const { columns, curated, texts, ranking } = heldRun(key)
      const { topics, names } = curated()
      const topicName = (topic: number): string => names.get(topic) ?? ''
      const members = membersOf(
        { columns, topics, texts: of.kind === 'search' ? texts() : [], topicName },
        of,
      )
      return pickMembers(ranking(descending ? `${by} descending` : by), members)
    },
    details: (key, position) => {
      const { columns, mixture, sorted } = heldRun(key)
      const library = reader(key.library)
      return patchDetails({ library, columns, mixture: mixture(), measures: sorted() }, position)
    },
    similar: (key, { position, count }) => {
      const { columns, directions } = heldRun(key)
      const isThere = (other: number): boolean => columns.points.patchIds[other] !== 0
      const stored = storedSimilar(loadNeighbours(reader(key.library), key.run, position), {
        position,
        count,
        isThere,
      })
      return stored ?? similarPatches(directions(), { position, count, isThere })
    },
    material: heldRun,
    forgetCuration: ({ library, run }) => held.get(`${library} ${run}`)?.forgetCuration(),
    forget: (library) => {
      for (const key of held.keys()) if (key.startsWith(`${library} `)) held.delete(key)
    },
  }
}

type Ranking = (typeof orderings)[number] | `${(typeof orderings)[number]} descending`

interface HeldRun extends RunMaterial {
  view: () => RunView
  topics: () => TopicEntry[]
  group: (group: PatchGroup) => GroupColumn
  texts: () => string[]
  ranking: (by: Ranking) => Int32Array
  sorted: () => ReadonlyMap<PatchMeasure, { column: Float32Array; sorted: Float32Array }>
  forgetCuration: () => void
}

function holdRun(
  library: ReadOnlyLibrary,
  runId: number,
  { curate, warningsOf }: Pick<ExplorerParts, 'curate' | 'warningsOf'>,
): HeldRun {
  const columns = loadRunColumns(library, runId)
  const curated = once(() => curate(library, runId, columns.points.topics))
  const topics = once(() =>
    topicEntries({ columns, curated: curated.get(), warnings: warningsOf(library, runId) }),
  )
  const sorted = once(
    () =>
      new Map(
        patchMeasures.map((name) => {
          const column = measureColumn(columns, name)
          return [name, { column, sorted: sortedValues(column) }] as const
        }),
      ),
  )
  const cameras = once(() => camerasOfPhotos(library))
  const group = onceEach((name: PatchGroup) => groupColumn(columns, cameras.get(), name))
  const view = once(() =>
    runView(library, runId, {
      columns,
      topics: curated.get().topics,
      sorted: sorted.get(),
      groups: patchGroups.filter((name) => group(name).names.length > 1),
    }),
  )
  return {
    columns,
    view: view.get,
    curated: curated.get,
    topics: topics.get,
    group,
    texts: once(() => searchTexts(columns)).get,
    ranking: onceEach((wanted: Ranking) => {
      const descending = wanted.endsWith(' descending')
      const by = (descending ? wanted.slice(0, -' descending'.length) : wanted) as (typeof orderings)[number]
      return rankPositions(by === 'photo' ? pathRanks(columns) : measureColumn(columns, by), { descending })
    }),
    mixture: once(() => requireMatrix(library, runId, 'mixture')).get,
    directions: once(() => directionsOf(requireMatrix(library, runId, 'features'))).get,
    sorted: sorted.get,
    forgetCuration: () => {
      curated.forget()
      topics.forget()
      view.forget()
    },
  }
}

function measureColumn(
  { attributes, numbers, points, entropies }: RunColumns,
  name: PatchMeasure,
): Float32Array {
  switch (name) {
    case 'probability':
      return points.probabilities
    case 'entropy':
      return entropies
    case 'sharpness':
    case 'scale':
    case 'yaw':
    case 'pitch':
    case 'eyeDistance':
      return numbers[name]
    default:
      return attributes[name]
  }
}
