import {
  qualityNames,
  representations,
  type Quality,
  type QualityTable,
  type Representation,
} from '../../../shared/run-summary.ts'
import type { Progress } from '../../../shared/progress.ts'
import { collectFactors } from '../../quality/collect-factors.ts'
import { describeTopics } from '../../quality/describe-topics.ts'
import type { RepresentationQuality } from '../../quality/measure-quality.ts'
import { qualityNumbers } from '../../quality/quality-numbers.ts'
import type { Stability } from '../../quality/topic-stability.ts'
import { personsOfPatches, photoLooks } from '../../store/identities.ts'
import { loadMeasures, measuresOf, saveMeasures } from '../../store/measures.ts'
import { requireMatrix } from '../../store/matrices.ts'
import type { Library, ReadOnlyLibrary } from '../../store/open-library.ts'
import { patchesById } from '../../store/patches.ts'
import { saveFindings } from '../../store/topic-findings.ts'
import { loadRepresentation, patchOrigins, representationMatrices } from '../representations.ts'
import type { RunContext, Stage } from './stage.ts'

/** Measures the run and both baselines without labels, and holds its topics against what is known of the photos. */
export const qualityStage: Stage = {
  name: 'quality',
  run: async (context, onProgress) => {
    const { library, run } = context
    const measured: Partial<Record<Representation, Measured>> = {}
    const parts = 2 * representations.length + 1
    let done = 0
    const part = ({ done: within, total }: Progress): void =>
      onProgress({ done: done * 100 + Math.round((100 * within) / Math.max(1, total)), total: parts * 100 })
    for (const name of representations) {
      measured[name] = await measure(context, name, part, () => done++)
      done++
    }
    await describe(context, measured.trained!, part)
    saveMeasures(
      library,
      run.id,
      representations.flatMap((name) =>
        measuresOf(name, qualityNumbers(measured[name]!.quality, measured[name]!.stability)),
      ),
    )
  },
}

interface Measured {
  quality: RepresentationQuality
  stability: Stability | null
}

async function measure(
  { library, run, config, place, patches, compute, signal }: RunContext,
  name: Representation,
  onProgress: (progress: Progress) => void,
  onHalf: () => void,
): Promise<Measured> {
  const found = loadRepresentation(library, run.id, name)
  const representation = {
    ...found,
    origins: patchOrigins(library, patches.patchIds),
    map: name === 'trained' ? requireMatrix(library, run.id, 'map') : undefined,
  }
  const { seed, topicMethod: method, minClusterSize } = config
  const { cols: topics } = requireMatrix(library, run.id, representationMatrices[name].mixture)
  const counted = config.topics === 'auto' && method !== 'hdbscan'
  const way = {
    method,
    topics,
    minClusterSize,
    place,
    from: counted ? ('generous' as const) : ('noise' as const),
  }
  const quality = await compute.job('quality', { representation, seed, place }, { signal, onProgress })
  onHalf()
  const stability = await compute.job('stability', { ...found, way, seed }, { signal, onProgress })
  return { quality, stability }
}

/** What is in each topic, and what else than skin topics may follow. */
async function describe(
  { library, run, config, patches, compute, signal }: RunContext,
  { quality }: Measured,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const topicsOf = (name: Representation): Int32Array => loadRepresentation(library, run.id, name).topics
  const topics = {
    trained: topicsOf('trained'),
    untrained: topicsOf('untrained'),
    statistics: topicsOf('statistics'),
  }
  const question = { ...collectFactors(library, patches.patchIds), topics }
  const answer = await compute.job('factors', { question, seed: config.seed }, { signal, onProgress })
  const stored = patchesById(library)
  const persons = personsOfPatches(library)
  const ids = [...patches.patchIds]
  const coherence = [...(quality.coherence?.byTopic ?? [])]
  saveFindings(library, run.id, {
    factors: answer.factors,
    topics: describeTopics({
      topics: topics.trained,
      photos: ids.map((id) => stored.get(id)!.photo),
      persons: ids.map((id) => persons.get(id)),
      looks: photoLooks(library, config.crop),
      coherence: new Map(coherence.map(([topic, { purity }]) => [topic, purity])),
      exclusivity: quality.exclusivity?.byTopic ?? new Map<number, number>(),
      factors: answer.topics,
    }),
  })
}

/** The table that the stage stored. */
export function loadQuality(library: Library | ReadOnlyLibrary, runId: number): QualityTable {
  const stored = new Map(
    loadMeasures(library, runId).map(({ representation, name, value }) => [
      `${representation} ${name}`,
      value,
    ]),
  )
  const table = (representation: Representation): Quality => {
    const entries = qualityNames.map((name) => [name, stored.get(`${representation} ${name}`) ?? null])
    return Object.fromEntries(entries) as Quality
  }
  return { trained: table('trained'), untrained: table('untrained'), statistics: table('statistics') }
}
