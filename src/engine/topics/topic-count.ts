/**
 * How many topics there are: a sweep over sizes (count/sweep.ts) on a seeded sample of the photos, a quarter of them held
 * out, once for each of a few seeds; the rule that picks one stands in count/choose-size.ts. docs/topics.md says how it does
 * on data of which the number is known.
 */
import { adjustedRandIndex, contingency, numberLabels } from '../../numeric/measures/contingency.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { createRng, shuffle } from '../../numeric/rng.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { TopicCount, TopicSweepPoint } from '../../shared/topic-count.ts'
import { clusterSpace } from './cluster-space.ts'
import { createGaussianFamily, createKMeansFamily } from './count/centre-families.ts'
import { chooseSize, pairedDifference, type SizeScores } from './count/choose-size.ts'
import { countSentence } from './count/count-sentence.ts'
import { generousCount, type TopicFamily } from './count/family.ts'
import { createLdaFamily, ldaCounts } from './count/lda-family.ts'
import type { LdaWork } from './lda.ts'
import { beginDescent, coarseSizes, descendTo, fineSizes, type Descent } from './count/sweep.ts'

export interface TopicCountOptions extends LongWork {
  method: 'lda' | 'kmeans' | 'gmm'
  seed: number
  /** Where LDA computes; default the CPU with all cores. */
  place?: LdaWork['place']
  /** Photo of each row; rows of one photo are held out together. Default: each row its own. */
  photos?: ArrayLike<number>
  /** Rows looked at; beyond it a seeded sample of photos. Default 3000. */
  mostRows?: number
  /** Seeds that are fitted. Default 3, or 2 beyond 1,000 rows. */
  fits?: number
}

/** Errors: `nothing-to-do` for fewer than eight rows, `cancelled`. */
export async function chooseTopicCount(features: Matrix, options: TopicCountOptions): Promise<TopicCount> {
  if (features.rows < 8)
    throw new CheekboneError('nothing-to-do', 'There are too few patches to choose a number of topics from.')
  const split = splitPhotos(features.rows, options)
  const parts = async (): Promise<{ fitted: Matrix; heldOut: Matrix }> => {
    const rows = options.method === 'lda' ? ldaCounts(features) : await clusterSpace(features, options)
    return { fitted: pickRows(rows, split.fitted), heldOut: pickRows(rows, split.heldOut) }
  }
  switch (options.method) {
    case 'lda':
      return sweepFamily(createLdaFamily(await parts(), options.place), split, options)
    case 'kmeans':
      return sweepFamily(createKMeansFamily(await parts()), split, options)
    case 'gmm':
      return sweepFamily(createGaussianFamily(await parts()), split, options)
  }
}

interface Split {
  fitted: Int32Array
  heldOut: Int32Array
  photoOf: ArrayLike<number>
}

const heldOutShare = 0.25

function splitPhotos(rows: number, { photos, seed, mostRows = 3000 }: TopicCountOptions): Split {
  const { codes, names } = numberLabels(photos ?? Int32Array.from({ length: rows }, (_, i) => i))
  const order = Int32Array.from(names, (_, code) => code)
  shuffle(order, createRng(seed).fork('topic-count'))
  const place = new Int32Array(order.length)
  order.forEach((code, at) => (place[code] = at))
  const taken = Math.max(2, Math.min(order.length, Math.floor((order.length * mostRows) / rows)))
  const held = Math.max(1, Math.round(taken * heldOutShare))
  const rowsWhere = (wanted: (at: number) => boolean): Int32Array =>
    Int32Array.from([...codes.keys()].filter((i) => wanted(place[codes[i]])))
  return {
    heldOut: rowsWhere((at) => at < held),
    fitted: rowsWhere((at) => at >= held && at < taken),
    photoOf: codes,
  }
}

function pickRows(from: Matrix, indices: Int32Array): Matrix {
  const picked = matrix(indices.length, from.cols)
  indices.forEach((i, at) => row(picked, at).set(row(from, i)))
  return picked
}

async function sweepFamily<Model>(
  family: TopicFamily<Model>,
  split: Split,
  { seed, signal, onProgress, fits = split.fitted.length > 750 ? 2 : 3 }: TopicCountOptions,
): Promise<TopicCount> {
  const work = { signal }
  /* A start counts four, a coarse descent four, a fine one two. */
  const tell = (done: number, note: string): void => onProgress?.({ done, total: fits * 10, note })
  const descents: Descent<Model>[] = []
  for (let fit = 0; fit < fits; fit++) {
    tell(fit * 4, 'a generous start')
    const topics = generousCount(split.fitted.length)
    descents.push(await beginDescent(family, { topics, seed: seed + fit, work }))
  }
  const most = Math.max(...descents.flatMap(({ reached }) => [...reached.keys()]))
  const coarse = coarseSizes(most, Math.min(most, family.least))
  for (const [fit, descent] of descents.entries()) {
    tell(fits * 4 + fit * 4, `${most} topics and fewer`)
    await descendTo(descent, family, { sizes: coarse, work })
  }
  const roughly = chooseSize(steadyScores(descents, split), seed).chosen
  const fine = fineSizes([...new Set(descents.flatMap(({ reached }) => [...reached.keys()]))], roughly)
  for (const [fit, descent] of descents.entries()) {
    tell(fits * 8 + fit * 2, `near ${roughly} topics`)
    await descendTo(descent, family, { sizes: fine, work })
  }
  tell(fits * 10, `near ${roughly} topics`)
  const choice = { ...chooseSize(steadyScores(descents, split), seed), measure: family.measure }
  return {
    ...choice,
    sentence: countSentence(choice, stabilityOf(descents, choice.chosen)),
    sweep: sweepPoints(descents, split),
  }
}

/** Of every fit the scores of its sizes, the rows of a photo taken together. */
function scoresOf<Model>(descents: readonly Descent<Model>[], split: Split): SizeScores[][] {
  return descents.map(({ reached }) =>
    [...reached.values()].map(({ judged: { topics, scores, of } }) => ({
      topics,
      scores: meansByPhoto(scores, of === 'fitted' ? split.fitted : split.heldOut, split.photoOf),
    })),
  )
}

/** Below this the adjusted Rand index stands for poor agreement (Steinley, 2004). */
const poorAgreement = 0.65

/**
 * Of these the sizes that fits from different seeds agree on: where skin varies without gaps, ever more topics explain a
 * little more, but each seed draws their borders elsewhere. All sizes where one fit leaves nothing to compare, or none is agreed on.
 */
function steadyScores<Model>(descents: readonly Descent<Model>[], split: Split): SizeScores[][] {
  const all = scoresOf(descents, split)
  const isSteady = ({ topics }: SizeScores): boolean =>
    (stabilityOf(descents, topics) ?? Number.NEGATIVE_INFINITY) >= poorAgreement
  const steady = all.map((fit) => fit.filter(isSteady))
  return steady.every((fit) => fit.length > 0) ? steady : all
}

function meansByPhoto(scores: Float64Array, rows: Int32Array, photoOf: ArrayLike<number>): Float64Array {
  const { codes, names } = numberLabels(Int32Array.from(rows, (i) => photoOf[i]))
  const sums = new Float64Array(names.length)
  const counts = new Float64Array(names.length)
  codes.forEach((code, at) => {
    sums[code] += scores[at]
    counts[code]++
  })
  return sums.map((sum, code) => sum / counts[code])
}

function sweepPoints<Model>(descents: readonly Descent<Model>[], split: Split): TopicSweepPoint[] {
  const fits = scoresOf(descents, split)
  const sizes = [...new Set(fits.flat().map(({ topics }) => topics))].sort((a, b) => a - b)
  const means = sizes.map((topics): SizeScores => {
    const all = fits.flatMap((fit) => fit.filter((size) => size.topics === topics))
    return {
      topics,
      scores: all[0].scores.map((_, i) => all.reduce((sum, { scores }) => sum + scores[i], 0) / all.length),
    }
  })
  const scoreOf = ({ scores }: SizeScores): number =>
    scores.reduce((sum, value) => sum + value, 0) / scores.length
  const best = means.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a))
  const everyPhoto = Int32Array.from(best.scores, (_, i) => i)
  return means.map((size) => ({
    topics: size.topics,
    score: scoreOf(size),
    error: pairedDifference(best, size, everyPhoto).error,
    stability: stabilityOf(descents, size.topics),
  }))
}

function stabilityOf<Model>(descents: readonly Descent<Model>[], topics: number): number | null {
  const labelings = descents.flatMap(({ reached }) => reached.get(topics)?.judged ?? [])
  const pairs = labelings.flatMap((a, i) =>
    labelings.slice(i + 1).map((b) => adjustedRandIndex(contingency(a.assigned, b.assigned))),
  )
  return pairs.length === 0 ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length
}
