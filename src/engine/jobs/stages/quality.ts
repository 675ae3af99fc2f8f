import {
  qualityNames,
  representations,
  type Quality,
  type QualityTable,
  type Representation,
} from '../../../shared/run-summary.ts'
import type { RepresentationQuality } from '../../quality/measure-quality.ts'
import { loadMeasures, saveMeasures, type StoredMeasure } from '../../store/measures.ts'
import { requireMatrix } from '../../store/matrices.ts'
import type { Library } from '../../store/open-library.ts'
import { loadRepresentation, patchOrigins } from '../representations.ts'
import type { Stage } from './stage.ts'

/** Measures the run and both baselines without labels. */
export const qualityStage: Stage = {
  name: 'quality',
  run: async ({ library, run, config, patches, compute, signal }, onProgress) => {
    const origins = patchOrigins(library, patches.patchIds)
    const map = requireMatrix(library, run.id, 'map')
    const measures: StoredMeasure[] = []
    for (const [index, name] of representations.entries()) {
      const representation = {
        ...loadRepresentation(library, run.id, name),
        origins,
        map: name === 'trained' ? map : undefined,
      }
      const measured = await compute.job(
        'quality',
        { representation, seed: config.seed },
        {
          signal,
          onProgress: ({ done, total }) =>
            onProgress({ done: index * total + done, total: representations.length * total }),
        },
      )
      measures.push(...asStored(name, flatten(measured)))
    }
    saveMeasures(library, run.id, measures)
  },
}

function flatten(measured: RepresentationQuality): Quality {
  const { topicsInUse, effectiveTopics, silhouette, trustworthiness, cheeksSameTopic, cheekRetrieval } =
    measured
  return {
    topicsInUse,
    effectiveTopics,
    silhouette,
    trustworthiness,
    cheeksSameTopic: cheeksSameTopic?.share ?? null,
    cheeksSameTopicChance: cheeksSameTopic?.chance ?? null,
    cheekMedianRank: cheekRetrieval?.medianRank ?? null,
    cheekMedianRankChance: cheekRetrieval?.chance.medianRank ?? null,
    cheekMeanRank: cheekRetrieval?.meanNormalisedRank ?? null,
    cheekMeanRankChance: cheekRetrieval?.chance.meanNormalisedRank ?? null,
    cheekReciprocalRank: cheekRetrieval?.meanReciprocalRank ?? null,
    cheekReciprocalRankChance: cheekRetrieval?.chance.meanReciprocalRank ?? null,
    cheekFirstHit: cheekRetrieval?.firstHit ?? null,
    cheekFirstHitChance: cheekRetrieval?.chance.firstHit ?? null,
  }
}

function asStored(representation: Representation, quality: Quality): StoredMeasure[] {
  return qualityNames.map((name) => ({ representation, name, value: quality[name] }))
}

/** The table that the stage stored. */
export function loadQuality(library: Library, runId: number): QualityTable {
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
