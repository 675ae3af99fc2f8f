/**
 * The pictures of a spot-check: some of each stratum of a topic, and intruders from other topics, in an order that tells nobody
 * which is which. Every patch of a run has one random number a topic, and those with the least are drawn ("permanent random
 * numbers": Ohlsson, 1995, "Coordination of samples using permanent random numbers"). So a topic that gains or loses a few
 * patches keeps most of its sample, and one that is put back as it was gets the very same again.
 */
import { createRng, type Rng } from '../../numeric/rng.ts'
import type { Stratum } from '../../shared/contract/curation.ts'
import type { RunMaterial } from '../explore/held-run.ts'
import type { RunColumns } from '../explore/run-columns.ts'
import type { SampledPatch, StoredSample } from '../store/verdicts.ts'
import { rankIntruders } from './rank-intruders.ts'
import { divideTopic, sumOfRows, type TopicStrata } from './topic-strata.ts'

/** A fifth of the sample, so one intruder to four others. */
const intruderShare = 1 / 5

/** What of a run that is held a sample is drawn from. */
export interface SampleMaterial extends Omit<RunMaterial, 'columns'> {
  columns: Pick<RunColumns, 'rows' | 'points' | 'regions'>
}

export interface SampleSize {
  own: number
  intruders: number
}

/** @param size patches of the topic @param others patches that are not */
export function sampleSize(wanted: number, { size, others }: { size: number; others: number }): SampleSize {
  const own = Math.min(size, wanted - Math.round(wanted * intruderShare))
  return { own, intruders: Math.min(others, Math.max(1, Math.round(own / (1 / intruderShare - 1)))) }
}

/** @param runId seeds the draw, with the topic's number */
export function drawSample(
  material: SampleMaterial,
  { runId, topic, wanted }: { runId: number; topic: number; wanted: number },
): StoredSample {
  const { columns, curated } = material
  const { patchIds, probabilities } = columns.points
  const { topics } = curated()
  const [own, others]: [number[], number[]] = [[], []]
  for (let i = 0; i < columns.rows; i++) if (patchIds[i] !== 0) (topics[i] === topic ? own : others).push(i)

  const rng = createRng(runId).fork(`spot-check of topic ${topic}`)
  const drawn = createDraw(material, numbersFor(columns.rows, rng.fork('drawn')))
  const directions = material.directions()
  const strata = divideTopic(own, probabilities, { directions, mean: sumOfRows(directions, own) })
  const count = sampleSize(wanted, { size: own.length, others: others.length })
  const wantedOf = shareOut(count.own, strata)
  const parts = { found: columns.points.topics, topics, mixture: material.mixture(), directions }
  const near = Math.ceil(count.intruders / 2)
  const items: SampledPatch[] = [
    ...drawn.from('outlier', strata.outlier, wantedOf.outlier),
    ...drawn.from('core', strata.core, wantedOf.core),
    ...drawn.from('border', strata.border, wantedOf.border),
    ...drawn.fromFirst('intruder', rankIntruders(parts, { own, others }), near),
  ]
  items.push(...drawn.from('intruder', others, count.own + count.intruders - items.length))

  const places = numbersFor(columns.rows, rng.fork('shown'))
  items.sort((a, b) => places[a.position] - places[b.position] || a.position - b.position)
  return {
    topic,
    wanted,
    sizes: { core: strata.core.length, border: strata.border.length, outlier: strata.outlier.length },
    items,
  }
}

/** A quarter outliers, the rest halved. The border makes up for the others: it is never smaller than the core, so it can. */
function shareOut(
  own: number,
  { core, outlier }: Pick<TopicStrata, 'core' | 'outlier'>,
): Record<keyof TopicStrata, number> {
  const outliers = Math.min(outlier.length, Math.round(own / 4))
  const cores = Math.min(core.length, Math.round((own - outliers) / 2))
  return { core: cores, border: own - outliers - cores, outlier: outliers }
}

function numbersFor(rows: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: rows }, () => rng.uniform())
}

interface Draw {
  /** So many of them, by their numbers. */
  from(stratum: Stratum, positions: readonly number[], count: number): SampledPatch[]
  /** The same from the first group, then from the next, and so on while there are not enough. */
  fromFirst(stratum: Stratum, groups: Iterable<readonly number[]>, count: number): SampledPatch[]
}

/** Nothing is drawn twice, and no second patch of a photo and region while there are others. */
function createDraw({ columns }: SampleMaterial, numbers: Float64Array): Draw {
  const taken = new Set<number>()
  const places = new Set<string>()

  function from(stratum: Stratum, positions: readonly number[], count: number): SampledPatch[] {
    const ordered = positions
      .filter((position) => !taken.has(position))
      .sort((a, b) => numbers[a] - numbers[b] || a - b)
    const drawn: number[] = []
    const take = (position: number, place: string): void => {
      drawn.push(position)
      taken.add(position)
      places.add(place)
    }
    const placeOf = (position: number): string =>
      `${columns.points.photoIds[position]} ${columns.regions[position]}`
    for (const mayRepeat of [false, true]) {
      for (const position of ordered) {
        if (drawn.length === count) break
        const place = placeOf(position)
        if (!taken.has(position) && (mayRepeat || !places.has(place))) take(position, place)
      }
    }
    return drawn.map((position) => ({ position, stratum }))
  }

  return {
    from,
    fromFirst: (stratum, groups, count) => {
      const drawn: SampledPatch[] = []
      for (const group of groups) {
        if (drawn.length >= count) break
        drawn.push(...from(stratum, group, count - drawn.length))
      }
      return drawn
    },
  }
}
