/** Holds topics against what is known of the photos and of the skin. Formulas and sources: docs/quality.md. */
import { createBlockShuffle } from '../../numeric/measures/block-shuffle.ts'
import { contingency, numberLabels } from '../../numeric/measures/contingency.ts'
import {
  correctedCramersV,
  omegaSquared,
  standardisedDifference,
} from '../../numeric/measures/effect-size.ts'
import { quantileBins } from '../../numeric/measures/factor-table.ts'
import { factorTests, type CodedFactor, type FactorTest } from '../../numeric/measures/factor-tests.ts'
import { createRng } from '../../numeric/rng.ts'
import { sampleRows } from '../../numeric/sample-rows.ts'
import type { LongWork } from '../../shared/progress.ts'
import { representations, type Representation } from '../../shared/run-summary.ts'
import type { FactorFinding, FactorName, FactorScore, TopicFactor } from '../../shared/topic-factors.ts'
import { runSteps } from '../run-steps.ts'
import { greatestSurprise, levelSizes, mostOverRepresented, sharesOf } from './level-shares.ts'

/** A number for each patch, NaN where it is not known, or a value among a few, null where it is not known. */
export type FactorValues = { factor: FactorName } & (
  { numbers: Float64Array } | { labels: readonly (string | null)[] }
)

export interface FactorQuestion {
  /** Best topic of each patch, by representation. */
  topics: Record<Representation, ArrayLike<number>>
  factors: readonly FactorValues[]
  /** Photo of each patch: patches of one photo are no independent witnesses. */
  photos: ArrayLike<number>
  /** Skin tone of each patch, NaN where it is not known. */
  tone: Float64Array
}

export interface FactorAnswer {
  factors: FactorFinding[]
  /** Of the run's own topics. */
  topics: { topic: number; factors: TopicFactor[] }[]
}

const shuffles = { trained: 199, untrained: 99, statistics: 99 } as const
/** Beyond so many patches a seeded sample is looked at. */
const mostRows = 10_000

export async function measureFactors(
  question: FactorQuestion,
  { seed, signal, onProgress }: LongWork & { seed: number },
): Promise<FactorAnswer> {
  const sample = sampleRows(question.photos.length, mostRows, seed)
  const photos = Array.from(sample, (i) => question.photos[i])
  const factors = question.factors.map((factor) => codedFactor(factor, sample))
  const usable = factors.filter(({ levels }) => levels > 1)
  const strata = toneStrata(photos, pick(question.tone, sample))
  const rng = createRng(seed).fork('factors')
  const scores = new Map(usable.map(({ factor }) => [factor, noScores()]))
  let ownTests: FactorTest[] = []
  const total = 4
  let done = 0
  const test = (topics: NumberedTopics, b: number, within?: Int32Array): Promise<FactorTest[]> => {
    const shuffle = createBlockShuffle(photos, rng.fork(`${done}`), within)
    const steps = factorTests({ ...topics, factors: usable, shuffle, shuffles: b })
    return runSteps(steps, { signal }).finally(() => onProgress?.({ done: ++done, total }))
  }
  for (const name of representations) {
    const topics = numberedTopics(pick(question.topics[name], sample))
    const tests = await test(topics, shuffles[name])
    const beyond = name === 'trained' && strata ? await test(topics, shuffles[name], strata) : null
    if (name === 'trained') ownTests = tests
    usable.forEach(({ factor }, f) => {
      scores.get(factor)![name] = scoreOf(tests[f], factor === 'toneIta' ? undefined : beyond?.[f])
    })
  }
  const own = numberedTopics(pick(question.topics.trained, sample))
  return {
    factors: factors.map((coded) => ({
      factor: coded.factor,
      known: coded.codes.filter((code) => code >= 0).length,
      levels: coded.levels,
      effect: coded.levels > 1 ? effectOf(coded, own.topics) : null,
      scores: scores.get(coded.factor) ?? noScores(),
    })),
    topics: own.names.map((topic, t) => ({
      topic,
      factors: usable.map((coded, f) => topicFactor(coded, { own, t, test: ownTests[f] })),
    })),
  }
}

function noScores(): Record<Representation, FactorScore | null> {
  return { trained: null, untrained: null, statistics: null }
}

function scoreOf({ explained, p }: FactorTest, beyond: FactorTest | undefined): FactorScore {
  return { explained, p, beyondTone: beyond?.explained ?? null, beyondToneP: beyond?.p ?? null }
}

interface NumberedTopics {
  topics: Int32Array
  topicCount: number
  names: number[]
}

function numberedTopics(topics: ArrayLike<number>): NumberedTopics {
  const { codes, names } = numberLabels(topics)
  return { topics: codes, topicCount: names.length, names: names.map(Number) }
}

function pick(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (i) => values[i])
}

type Coded = CodedFactor & { factor: FactorName } & (
    { kind: 'numbers'; numbers: Float64Array; thirds: Int32Array } | { kind: 'labels'; names: string[] }
  )

function codedFactor(values: FactorValues, sample: Int32Array): Coded {
  const { factor } = values
  if ('numbers' in values) {
    const numbers = pick(values.numbers, sample)
    const { codes, levels } = quantileBins(numbers, binsFor(numbers))
    return { factor, kind: 'numbers', numbers, codes, levels, thirds: thirdsOf(numbers) }
  }
  const numbers = new Map<string, number>()
  const codes = Int32Array.from(sample, (i) => {
    const label = values.labels[i]
    if (label === null) return -1
    if (!numbers.has(label)) numbers.set(label, numbers.size)
    return numbers.get(label)!
  })
  return { factor, kind: 'labels', codes, levels: numbers.size, names: [...numbers.keys()] }
}

/** More bins see more, but need more patches for each. */
function binsFor(numbers: Float64Array): number {
  const known = numbers.filter(Number.isFinite).length
  if (known < 100) return 3
  return known < 2000 ? 5 : 8
}

/** 0, 1, 2 for the lowest, middle and highest third, -1 where not known; equal values share one, so that sizes may differ. */
function thirdsOf(numbers: Float64Array): Int32Array {
  const sorted = numbers.filter(Number.isFinite).sort()
  const [low, high] = [1, 2].map((third) => sorted[Math.floor((third * (sorted.length - 1)) / 3)])
  return Int32Array.from(numbers, (value) => {
    if (!Number.isFinite(value)) return -1
    if (value <= low) return 0
    return value > high ? 2 : 1
  })
}

/** Bins of the photos' mean tone, by patch; undefined where it is not known of all or photos are too few. */
function toneStrata(photos: readonly number[], tone: Float64Array): Int32Array | undefined {
  const sums = new Map<number, { sum: number; count: number }>()
  photos.forEach((photo, i) => {
    const { sum, count } = sums.get(photo) ?? { sum: 0, count: 0 }
    sums.set(photo, { sum: sum + tone[i], count: count + 1 })
  })
  const means = [...sums.values()].map(({ sum, count }) => sum / count)
  if (means.length < 20 || !means.every(Number.isFinite)) return undefined
  const { codes } = quantileBins(means, means.length < 100 ? 3 : 5)
  const stratumOf = new Map([...sums.keys()].map((photo, at) => [photo, codes[at]]))
  return Int32Array.from(photos, (photo) => stratumOf.get(photo)!)
}

function effectOf(coded: Coded, topics: Int32Array): number | null {
  const known = [...coded.codes.keys()].filter((i) => coded.codes[i] >= 0)
  const groups = known.map((i) => topics[i])
  const effect =
    coded.kind === 'numbers'
      ? omegaSquared(
          known.map((i) => coded.numbers[i]),
          groups,
        )
      : correctedCramersV(
          contingency(
            groups,
            known.map((i) => coded.codes[i]),
          ),
        )
  return Number.isFinite(effect) ? effect : null
}

function topicFactor(
  coded: Coded,
  { own, t, test }: { own: NumberedTopics; t: number; test: FactorTest },
): TopicFactor {
  const { excess, adjustedP } = test.topics[t]
  const isOwn = (i: number): boolean => own.topics[i] === t
  const sizes = levelSizes(coded.codes, coded.levels)
  const common = { factor: coded.factor, strangeness: excess / greatestSurprise(sizes), adjustedP }
  if (coded.kind === 'labels') {
    const { code, share, shareOfAll } = mostOverRepresented(coded.codes, coded.levels, isOwn)
    /* A person's number means nothing outside its import, and is not kept where persons are forgotten. */
    const level = coded.factor === 'person' ? null : (coded.names[code] ?? null)
    return { ...common, difference: null, end: null, level, share, shareOfAll }
  }
  const difference = standardisedDifference(coded.numbers, isOwn)
  const [low, high] = [0, 2].map((third) => sharesOf(coded.thirds, third, isOwn))
  const isLow = low.share - low.shareOfAll >= high.share - high.shareOfAll
  return {
    ...common,
    difference: Number.isFinite(difference) ? difference : null,
    end: isLow ? 'low' : 'high',
    level: null,
    ...(isLow ? low : high),
  }
}
