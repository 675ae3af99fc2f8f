/**
 * The rule that picks a size, and how sure it is. A topic should explain photos that it was not found in, and should be found
 * again in others; so there are two measures of each size, and of both more is better:
 *
 *   explained   how well held-out rows are explained (each method in its own way)
 *   agreed      what topics from one half of the photos and topics from the other say of each other (agreed-information.ts)
 *   best        of a measure, the size of greatest mean over photos
 *   enough      of a measure, the smallest size whose mean difference to the best is at most one standard error of it
 *   chosen      the smaller of both that are enough
 *
 * Breiman, Friedman, Olshen and Stone (1984), 3.4.3, the "one standard error rule", with differences taken photo by photo, since
 * photos differ far more among each other than sizes do. It is repeated on photos and on halvings drawn with replacement (Efron,
 * 1979): `chosen` is the median of what comes out, `low` the 5th percentile, `high` the 95th percentile of the smaller best, both
 * with the sizes up to the next that was looked at; `sure` the share of repetitions that came out within a fifth of `chosen` (or one topic of it).
 */
import { createRng } from '../../../numeric/rng.ts'

/** How well one size did, as means over the rows of each photo, in the same order for all sizes. */
export interface SizeScores {
  topics: number
  explained: Float64Array
  agreed: Float64Array
}

export interface ChosenSize {
  chosen: number
  low: number
  high: number
  sure: number
}

const repetitions = 200
const measures = ['explained', 'agreed'] as const

/** @param splits one list of sizes for each halving of the photos, the same sizes in all */
export function chooseSize(splits: readonly (readonly SizeScores[])[], seed: number): ChosenSize {
  const rng = createRng(seed).fork('choose-size')
  const ascending = splits.map((sizes) => [...sizes].sort((a, b) => a.topics - b.topics))
  const photos = ascending[0][0].explained.length
  const choices: number[] = []
  const bests: number[] = []
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const drawn = Int32Array.from({ length: photos }, () => rng.integer(photos))
    const sizes = meanOverSplits(splits.map(() => ascending[rng.integer(splits.length)]))
    const found = measures.map((measure) => enough(sizes, measure, drawn))
    choices.push(Math.min(...found.map(({ smallest }) => smallest)))
    bests.push(Math.min(...found.map(({ best }) => best)))
  }
  const chosen = quantile(choices, 0.5)
  const all = ascending[0].map(({ topics }) => topics)
  const low = quantile(choices, 0.05)
  const high = Math.max(chosen, quantile(bests, 0.95))
  const reach = Math.max(1, 0.2 * chosen)
  return {
    chosen,
    low: (all.filter((size) => size < low).at(-1) ?? low - 1) + 1,
    high: (all.find((size) => size > high) ?? high + 1) - 1,
    sure: choices.filter((size) => Math.abs(size - chosen) <= reach).length / choices.length,
  }
}

export function meanOverSplits(splits: readonly (readonly SizeScores[])[]): SizeScores[] {
  const mean = (at: number, measure: (typeof measures)[number]): Float64Array =>
    splits[0][at][measure].map(
      (_, photo) => splits.reduce((sum, sizes) => sum + sizes[at][measure][photo], 0) / splits.length,
    )
  return splits[0].map(({ topics }, at) => ({
    topics,
    explained: mean(at, 'explained'),
    agreed: mean(at, 'agreed'),
  }))
}

function enough(
  sizes: readonly SizeScores[],
  measure: (typeof measures)[number],
  photos: Int32Array,
): { smallest: number; best: number } {
  const sums = sizes.map((size) => photos.reduce((sum, i) => sum + size[measure][i], 0))
  const best = sizes[sums.indexOf(Math.max(...sums))]
  const smallest = sizes.find((size) => {
    const { mean, error } = pairedDifference(best[measure], size[measure], photos)
    return mean <= error
  })
  return { smallest: (smallest ?? best).topics, best: best.topics }
}

/** Mean and standard error of best - other over the given photos. */
export function pairedDifference(
  best: Float64Array,
  other: Float64Array,
  photos: ArrayLike<number>,
): { mean: number; error: number } {
  const n = photos.length
  let mean = 0
  for (let p = 0; p < n; p++) mean += (best[photos[p]] - other[photos[p]]) / n
  let square = 0
  for (let p = 0; p < n; p++) square += (best[photos[p]] - other[photos[p]] - mean) ** 2
  return { mean, error: Math.sqrt(square / Math.max(1, n - 1) / n) }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
}
