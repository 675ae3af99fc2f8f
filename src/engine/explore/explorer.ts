/** Answers what windows ask about finished runs. What a run has been asked for once is held, for the few runs looked at last. */
import { setImmediate } from 'node:timers/promises'
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
import { allSteps, type Progress } from '../../shared/progress.ts'
import { loadNeighbours } from '../maps/stored-neighbours.ts'
import { runSteps } from '../run-steps.ts'
import type { ReadOnlyLibrary } from '../store/open-library.ts'
import { loadVerdicts } from '../store/verdicts.ts'
import { holdRun, type HeldRun, type RunMaterial, type RunSources } from './held-run.ts'
import { labelColumn } from './label-columns.ts'
import { membersOf, pickMembers } from './order-positions.ts'
import { patchDetails } from './patch-details.ts'
import { similarPatches, storedSimilar } from './similar-patches.ts'
import { topicSizes, type Curated, type TopicSize } from './topic-entries.ts'
import { verdictColumn } from './verdict-column.ts'

export interface RunKey {
  library: LibraryId
  run: number
}

export interface PatchOrder {
  of: PatchSet
  by: (typeof orderings)[number]
  descending: boolean
}

export interface Explorer {
  /** This and all that is promised here gives way to others between its steps: with a million patches it takes seconds. */
  run(key: RunKey): Promise<RunView>
  points(key: RunKey): Promise<RunPoints>
  measure(key: RunKey, measure: PatchMeasure): Promise<Float32Array>
  group(key: RunKey, group: PatchGroup): Promise<GroupColumn>
  label(key: RunKey, column: number): LabelColumn
  mixture(key: RunKey): Promise<MixtureColumns>
  describeTopics(key: RunKey): Promise<TopicEntry[]>
  /** The same, at once. */
  topics(key: RunKey): TopicEntry[]
  /** Largest first, without what there is to say of them. */
  topicSizes(key: RunKey): TopicSize[]
  order(key: RunKey, query: PatchOrder): Promise<Int32Array>
  details(key: RunKey, position: number): Promise<PatchDetails>
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

  /** Being read, for all who ask meanwhile. */
  const opening = new Map<string, Promise<HeldRun>>()

  function openSteps({ library: id, run }: RunKey): Generator<Progress, HeldRun, void> {
    return holdRun(reader(id), run, { curate, warningsOf })
  }

  function keep(name: string, run: HeldRun): HeldRun {
    held.delete(name)
    held.set(name, run)
    if (held.size > mostRuns) held.delete(held.keys().next().value!)
    return run
  }

  /** At once, also while it is being read in steps. */
  function heldRun(key: RunKey): HeldRun {
    const name = nameOf(key)
    return keep(name, held.get(name) ?? allSteps(openSteps(key)))
  }

  async function openedRun(key: RunKey): Promise<HeldRun> {
    const name = nameOf(key)
    for (;;) {
      const found = held.get(name)
      if (found) return keep(name, found)
      const asked = opening.get(name) ?? runSteps(openSteps(key))
      opening.set(name, asked)
      try {
        const run = await asked
        // The end of reading it may have taken a turn of the event loop for itself.
        await setImmediate()
        // Where it was forgotten meanwhile, what was read may be of before and after the change: it is read again.
        if (opening.get(name) === asked) keep(name, held.get(name) ?? run)
      } finally {
        if (opening.get(name) === asked) opening.delete(name)
      }
    }
  }

  async function answer<T>(key: RunKey, steps: (run: HeldRun) => Generator<Progress, T, void>): Promise<T> {
    return runSteps(steps(await openedRun(key)))
  }

  return {
    run: async (key) => views(heldRun(key)),
    points: (key) => answer(key, (run) => run.pointSteps()),
    measure: (key, measure) => answer(key, (run) => run.measureSteps(measure)),
    group: (key, group) =>
      answer(key, function* ({ curated, groupSteps }) {
        return group === 'verdict'
          ? verdictColumn(curated().topics, loadVerdicts(reader(key.library), key.run))
          : yield* groupSteps(group)
      }),
    label: (key, column) => labelColumn(reader(key.library), heldRun(key).columns, column),
    mixture: (key) => answer(key, (run) => run.mixtureSteps()),
    describeTopics: async (key) => descriptions(heldRun(key)),
    topics: (key) => allSteps(heldRun(key).topicSteps()),
    topicSizes: (key) => {
      const { columns, curated } = heldRun(key)
      return topicSizes(curated().topics, columns.points.patchIds)
    },
    order: (key, query) => answer(key, (run) => orderSteps(run, query)),
    details: (key, position) =>
      answer(key, function* ({ columns, mixtureOf, weightSteps, sortedSteps }) {
        const measures = yield* sortedSteps()
        const { entropies } = yield* weightSteps()
        const library = reader(key.library)
        return patchDetails({ library, columns, mixtureOf, entropies, measures }, position)
      }),
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
    forgetCuration: (key) => held.get(nameOf(key))?.forgetCuration(),
    forget: (library) => {
      for (const runs of [held, opening])
        for (const name of runs.keys()) if (name.startsWith(`${library} `)) runs.delete(name)
    },
  }
}

function* orderSteps(
  { columns, curated, textSteps, rankingSteps }: HeldRun,
  { of, by, descending }: PatchOrder,
): Generator<Progress, Int32Array, void> {
  const ranked = yield* rankingSteps(by, descending)
  const texts = of.kind === 'search' ? yield* textSteps() : []
  const { topics, names } = curated()
  const topicName = (topic: number): string => names.get(topic) ?? ''
  const members = membersOf({ columns, topics, texts, topicName }, of)
  return pickMembers(ranked, members)
}

function nameOf({ library, run }: RunKey): string {
  return `${library} ${run}`
}
