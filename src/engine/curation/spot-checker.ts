/** Spot-checks: a person judges a sample of a topic's patches without knowing which of them the run is sure of, or put in. */
import type { SpotCheck, SpotCheckProgress, Verdict } from '../../shared/contract/curation.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Explorer, RunKey } from '../explore/explorer.ts'
import type { Library, ReadOnlyLibrary } from '../store/open-library.ts'
import {
  deleteVerdict,
  loadSamples,
  loadVerdicts,
  saveSample,
  saveVerdict,
  type RunVerdicts,
  type StoredSample,
} from '../store/verdicts.ts'
import { drawSample, sampleSize } from './draw-sample.ts'
import { spotCheckResult } from './spot-check-result.ts'

export interface SpotChecker {
  /**
   * Draws the sample when it is asked for first, or when the topic's patches are others since; `wanted` counts the first time only.
   * @throws CheekboneError `not-found` for a topic that is not there, `library-locked`
   */
  open(key: RunKey, sample: { topic: number; wanted: number }): SpotCheck
  /** @throws CheekboneError `not-found` for a picture that is not in the sample, `library-locked` */
  judge(key: RunKey, judged: { topic: number; position: number; verdict: Verdict | null }): SpotCheck
  /** Of every topic, largest first. */
  progress(key: RunKey): SpotCheckProgress[]
  /** Samples that were opened, of topics that are there, as they are shown; nothing is written. */
  samples(key: RunKey): Map<number, StoredSample>
}

export interface SpotCheckerParts {
  reader: (library: RunKey['library']) => ReadOnlyLibrary
  writerOf: (library: RunKey['library']) => Library
  explorer: Pick<Explorer, 'material' | 'topicSizes'>
  /** Called when a verdict is in the library, or was taken out. */
  onJudged: (key: RunKey) => void
  /** Milliseconds since 1970, UTC. */
  now: () => number
}

const usualSample = 40

export function openSpotChecker(parts: SpotCheckerParts): SpotChecker {
  const { reader, writerOf, explorer, onJudged, now } = parts

  /** Samples that are not in the library yet, for as long as topics are as they were: a large run takes long to draw from. */
  const redrawn = new WeakMap<Int32Array, Map<string, StoredSample>>()

  function write(key: RunKey, change: (library: Library) => void): void {
    const library = writerOf(key.library)
    try {
      change(library)
    } finally {
      library.close()
    }
  }

  /** What the stored sample says, or, of a topic that has changed since, what it will say when it is opened. */
  function current(key: RunKey, stored: StoredSample): StoredSample {
    if (stored.items.length > 0) return stored
    const { topic, wanted } = stored
    const material = explorer.material(key)
    const { topics } = material.curated()
    const drawn = redrawn.get(topics) ?? new Map<string, StoredSample>()
    redrawn.set(topics, drawn)
    const name = `${topic} ${wanted}`
    const sample = drawn.get(name) ?? drawSample(material, { runId: key.run, topic, wanted })
    drawn.set(name, sample)
    return sample
  }

  function requireTopic(key: RunKey, topic: number): void {
    const { columns, curated } = explorer.material(key)
    const { patchIds } = columns.points
    if (curated().topics.some((own, position) => own === topic && patchIds[position] !== 0)) return
    throw new CheekboneError('not-found', `There is no topic ${topic} in this run.`, {
      reason: 'topicMissing',
      values: { topic },
      hint: 'It may have been merged with another one; look at the list of topics again.',
    })
  }

  function describe(key: RunKey, sample: StoredSample, all = verdictsOf(key)): SpotCheck {
    const { points } = explorer.material(key).columns
    const verdicts = all.get(sample.topic) ?? new Map<number, Verdict>()
    const items = sample.items.filter(({ position }) => points.patchIds[position] !== 0)
    return {
      topic: sample.topic,
      items: items.map(({ position }) => ({
        position,
        patch: points.patchIds[position],
        verdict: verdicts.get(position) ?? null,
      })),
      judged: items.filter(({ position }) => verdicts.has(position)).length,
      result: spotCheckResult({ ...sample, items, verdicts, probabilities: points.probabilities }),
    }
  }

  function verdictsOf({ library, run }: RunKey): RunVerdicts {
    return loadVerdicts(reader(library), run)
  }

  function samples(key: RunKey): Map<number, StoredSample> {
    const there = new Set(explorer.material(key).curated().topics)
    const opened = [...loadSamples(reader(key.library), key.run)].filter(([topic]) => there.has(topic))
    return new Map(opened.map(([topic, stored]) => [topic, current(key, stored)]))
  }

  return {
    open: (key, { topic, wanted }) => {
      requireTopic(key, topic)
      const stored = loadSamples(reader(key.library), key.run).get(topic)
      const sample = current(key, stored ?? { topic, wanted, sizes: noSizes, items: [] })
      if (sample !== stored) write(key, (library) => saveSample(library, key.run, sample))
      return describe(key, sample)
    },
    judge: (key, { topic, position, verdict }) => {
      const sample = loadSamples(reader(key.library), key.run).get(topic)
      if (!sample?.items.some((item) => item.position === position)) {
        throw new CheekboneError('not-found', `This picture is not in the sample of topic ${topic}.`, {
          reason: 'pictureNotInSample',
          values: { topic },
          hint: 'The topic may have changed; open its spot-check again.',
        })
      }
      write(key, (library) => {
        if (verdict === null) deleteVerdict(library, key.run, { topic, position })
        else saveVerdict(library, key.run, { topic, position, verdict, judgedMs: Math.round(now()) })
      })
      onJudged(key)
      return describe(key, sample)
    },
    progress: (key) => {
      const opened = samples(key)
      const verdicts = verdictsOf(key)
      const topics = explorer.topicSizes(key)
      const { patchIds } = explorer.material(key).columns.points
      const patches = patchIds.reduce((count, patch) => count + Number(patch !== 0), 0)
      return topics.map(({ topic, size }) => {
        const sample = opened.get(topic)
        if (sample) {
          const { items, judged, result } = describe(key, sample, verdicts)
          return { topic, judged, wanted: items.length, result }
        }
        const { own, intruders } = sampleSize(usualSample, { size, others: patches - size })
        const result = spotCheckResult({
          items: [],
          sizes: noSizes,
          verdicts: new Map(),
          probabilities: new Float32Array(),
        })
        return { topic, judged: 0, wanted: own + intruders, result }
      })
    },
    samples,
  }
}

const noSizes = { core: 0, border: 0, outlier: 0 } as const
