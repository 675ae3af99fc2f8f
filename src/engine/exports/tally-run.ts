/**
 * What a summary and a report say of all patches of a run together, taken in a block at a time: a million patches with all that is
 * known of them need a gigabyte, their tally needs a few megabytes.
 */
import { runSteps } from '../run-steps.ts'
import { eachSkinAttribute, noTopic, skinAttributeNames, type SkinAttributes } from '../../shared/domain.ts'
import { personsOfFaces } from '../store/identities.ts'
import { matrixSize } from '../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import type { PlacedPatch } from './patch-rows.ts'
import type { MapPoint } from './report/report-data.ts'

export interface TopicTally {
  topic: number
  /** Patches whose topic it is. */
  size: number
  /** Different people; undefined where not every face was told from others. */
  people: number | undefined
  /** Mean over the patches that have the attribute; NaN where none has. */
  attributes: SkinAttributes
  /** The most typical, greatest probability first, the one found first when equal. */
  exemplars: PlacedPatch[]
}

export interface RunTally {
  patches: number
  withoutTopic: number
  /** Those of at least one patch, largest first, the lower number first when equal. */
  topics: TopicTally[]
  /** In the run's order. Of more than `mostPoints`, every second, third and so on of each topic, so that topics keep their shares. */
  map: MapPoint[]
}

export interface RunTallying {
  /** The next patches in the run's order. */
  add(block: readonly PlacedPatch[]): void
  read(): RunTally
}

/** More than a report shows of one topic. */
const exemplarsPerTopic = 16
/** A point takes some 50 bytes of a page, and a browser draws so many at once. */
const mostPoints = 50_000

export async function tallyRun(library: Library | ReadOnlyLibrary, runId: number): Promise<RunTallying> {
  const persons = await runSteps(personsOfFaces(library))
  return createTally({ persons, rows: matrixSize(library, runId, 'map')?.rows ?? 0 })
}

interface TallyParts {
  /** By the id of a face; 0 for one that was not told from others. */
  persons: Int32Array
  /** Patches of the run. */
  rows: number
}

export function createTally({ persons, rows }: TallyParts): RunTallying {
  const topics = new Map<number, TopicGathering>()
  const every = Math.max(1, Math.ceil(rows / mostPoints))
  const map: MapPoint[] = []
  let patches = 0

  function gatheringOf(topic: number): TopicGathering {
    const known = topics.get(topic) ?? newGathering()
    topics.set(topic, known)
    return known
  }

  return {
    add: (block) => {
      patches += block.length
      for (const placed of block) {
        const { topic } = placed.assignment
        const gathering = gatheringOf(topic)
        if (gathering.size % every === 0) map.push({ x: placed.x, y: placed.y, topic })
        gather(gathering, placed, persons[placed.patch.faceId ?? 0] ?? 0)
      }
    },
    read: () => ({
      patches,
      withoutTopic: topics.get(noTopic)?.size ?? 0,
      topics: [...topics]
        .filter(([topic]) => topic !== noTopic)
        .map(([topic, gathering]) => ({ topic, ...readGathering(gathering) }))
        .sort((a, b) => b.size - a.size || a.topic - b.topic),
      map,
    }),
  }
}

interface TopicGathering {
  size: number
  /** 0 among them for a patch whose person is not known. */
  persons: Set<number>
  sums: SkinAttributes
  /** Patches that have the attribute. */
  counts: SkinAttributes
  exemplars: PlacedPatch[]
}

function newGathering(): TopicGathering {
  return {
    size: 0,
    persons: new Set(),
    sums: eachSkinAttribute(() => 0),
    counts: eachSkinAttribute(() => 0),
    exemplars: [],
  }
}

function gather(gathering: TopicGathering, placed: PlacedPatch, person: number): void {
  const { persons, sums, counts, exemplars } = gathering
  gathering.size++
  persons.add(person)
  for (const name of skinAttributeNames) {
    const value = placed.patch.attributes[name]
    if (!Number.isFinite(value)) continue
    sums[name] += value
    counts[name]++
  }
  const { probability } = placed.assignment
  let at = exemplars.length
  while (at > 0 && exemplars[at - 1].assignment.probability < probability) at--
  if (at === exemplarsPerTopic) return
  exemplars.splice(at, 0, placed)
  exemplars.length = Math.min(exemplars.length, exemplarsPerTopic)
}

function readGathering({
  size,
  persons,
  sums,
  counts,
  exemplars,
}: TopicGathering): Omit<TopicTally, 'topic'> {
  return {
    size,
    people: persons.has(0) ? undefined : persons.size,
    attributes: eachSkinAttribute((name) => sums[name] / counts[name]),
    exemplars,
  }
}
