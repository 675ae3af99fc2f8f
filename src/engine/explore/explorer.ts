/** Answers what windows ask about finished runs. What a run has been asked for once is held, for the few runs looked at last. */
import type { LibraryId } from '../../shared/contract/arguments.ts'
import type {
  GroupColumn,
  LabelColumn,
  MixtureColumns,
  PatchDetails,
  PatchGroup,
  PatchMeasure,
  PatchSet,
  RunPoints,
  RunView,
  SimilarPatches,
  TopicEntry,
  orderings,
} from '../../shared/contract/explore.ts'
import type { Progress } from '../../shared/progress.ts'
import { loadNeighbours } from '../maps/stored-neighbours.ts'
import { runSteps } from '../run-steps.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { loadVerdicts } from '../store/verdicts.ts'
import { holdRun, type HeldRun, type RunMaterial, type RunSources } from './held-run.ts'
import { labelColumn } from './label-columns.ts'
import { mixtureColumns } from './mixture-columns.ts'
import { membersOf, pickMembers } from './order-positions.ts'
import { patchDetails } from './patch-details.ts'
import { allSteps } from './once.ts'
import { similarPatches, storedSimilar } from './similar-patches.ts'
import { topicSizes, type Curated, type TopicSize } from './topic-entries.ts'
import { verdictColumn } from './verdict-column.ts'

export interface RunKey {
  library: LibraryId
  run: number
}

export interface Explorer {
  /** This and `describeTopics` give way to others between their steps: with a million patches they take seconds. */
  run(key: RunKey): Promise<RunView>
  points(key: RunKey): RunPoints
  measure(key: RunKey, measure: PatchMeasure): Float32Array
  group(key: RunKey, group: PatchGroup): GroupColumn
  label(key: RunKey, column: number): LabelColumn
  mixture(key: RunKey): MixtureColumns
  describeTopics(key: RunKey): Promise<TopicEntry[]>
  /** The same, at once. */
  topics(key: RunKey): TopicEntry[]
  /** Largest first, without what there is to say of them. */
  topicSizes(key: RunKey): TopicSize[]
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

export interface ExplorerParts extends RunSources {
  reader: (id: LibraryId) => ReadOnlyLibrary
}

const mostRuns = 3

/** Windows that ask for the same while it is worked out wait for it together; an edit of the topics makes it another question. */
function askedTogether<T>(
  steps: (run: HeldRun) => Generator<Progress, T, void>,
): (run: HeldRun) => Promise<T> {
  const asked = new WeakMap<Curated, Promise<T>>()
  return (run) => {
    const now = run.curated()
    const found = asked.get(now)
    if (found) return found
    const answer = runSteps(steps(run))
    asked.set(now, answer)
    answer.catch(() => asked.delete(now))
    return answer
  }
}

export function openExplorer({ reader, curate, warningsOf }: ExplorerParts): Explorer {
  /** Least lately used first. */
  const held = new Map<string, HeldRun>()
  const views = askedTogether((run) => run.viewSteps())
  const descriptions = askedTogether((run) => run.topicSteps())

  function heldRun({ library: id, run }: RunKey): HeldRun {
    const key = `${id} ${run}`
    const found = held.get(key) ?? holdRun(reader(id), run, { curate, warningsOf })
    held.delete(key)
    held.set(key, found)
    if (held.size > mostRuns) held.delete(held.keys().next().value!)
    return found
  }

  return {
    run: async (key) => views(heldRun(key)),
    points: (key) => {
      const { columns, curated, weights } = heldRun(key)
      return {
        ...columns.points,
        topics: curated().topics,
        probabilities: weights().probabilities,
      }
    },
    measure: (key, measure) => heldRun(key).measure(measure),
    group: (key, group) => {
      const run = heldRun(key)
      return group === 'verdict'
        ? verdictColumn(run.curated().topics, loadVerdicts(reader(key.library), key.run))
        : run.group(group)
    },
    label: (key, column) => labelColumn(reader(key.library), heldRun(key).columns, column),
    mixture: (key) => mixtureColumns(heldRun(key).curatedMixture()),
    describeTopics: async (key) => descriptions(heldRun(key)),
    topics: (key) => allSteps(heldRun(key).topicSteps()),
    topicSizes: (key) => {
      const { columns, curated } = heldRun(key)
      return topicSizes(curated().topics, columns.points.patchIds)
    },
    order: (key, { of, by, descending }) => {
      const { columns, curated, texts, ranking } = heldRun(key)
      const { topics, names } = curated()
      const topicName = (topic: number): string => names.get(topic) ?? ''
      const members = membersOf(
        { columns, topics, texts: of.kind === 'search' ? texts() : [], topicName },
        of,
      )
      return pickMembers(ranking(by, descending), members)
    },
    details: (key, position) => {
      const { columns, curatedMixture, weights, sorted } = heldRun(key)
      const library = reader(key.library)
      const parts = { columns, mixture: curatedMixture(), entropies: weights().entropies, measures: sorted() }
      return patchDetails({ library, ...parts }, position)
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
