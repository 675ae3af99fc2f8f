/**
 * The rule that picks a size, and how sure it is.
 *
 *   best      the size of greatest mean score over photos
 *   chosen    the smallest whose mean difference to the best is at most one standard error of that difference
 *
 * Breiman, Friedman, Olshen and Stone (1984), 3.4.3, the "one standard error rule", with differences taken photo by photo, since
 * photos differ far more among each other than sizes do. It is repeated on photos drawn with replacement (Efron, 1979) and
 * on every fit: `chosen` is the median of what comes out, `low` the 5th percentile of it, `high` the 95th percentile of the
 * best sizes, `sure` the share of repetitions that came out within a fifth of `chosen` (or one topic of it).
 */
import { createRng } from '../../../numeric/rng.ts'

/** How well one size did in one fit. */
export interface SizeScores {
  topics: number
  /** Mean over the rows of each photo, in the same order for all sizes. */
  scores: Float64Array
}

export interface ChosenSize {
  chosen: number
  low: number
  high: number
  sure: number
}

const repetitions = 200

/** @param fits one list of sizes a fit; each must hold at least one size */
export function chooseSize(fits: readonly (readonly SizeScores[])[], seed: number): ChosenSize {
  const rng = createRng(seed).fork('choose-size')
  const choices: number[] = []
  const bests: number[] = []
  for (const sizes of fits) {
    const ascending = [...sizes].sort((a, b) => a.topics - b.topics)
    const photos = ascending[0].scores.length
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const drawn = Int32Array.from({ length: photos }, () => rng.integer(photos))
      const best = bestSize(ascending, drawn)
      bests.push(best.topics)
      choices.push(smallestAsGood(ascending, best, drawn).topics)
    }
  }
  const chosen = quantile(choices, 0.5)
  const reach = Math.max(1, 0.2 * chosen)
  return {
    chosen,
    low: quantile(choices, 0.05),
    high: Math.max(chosen, quantile(bests, 0.95)),
    sure: choices.filter((size) => Math.abs(size - chosen) <= reach).length / choices.length,
  }
}

function bestSize(sizes: readonly SizeScores[], photos: Int32Array): SizeScores {
  const mean = ({ scores }: SizeScores): number => photos.reduce((sum, i) => sum + scores[i], 0)
  const means = sizes.map(mean)
  return sizes[means.indexOf(Math.max(...means))]
}

function smallestAsGood(sizes: readonly SizeScores[], best: SizeScores, photos: Int32Array): SizeScores {
  return (
    sizes.find((size) => {
      const { mean, error } = pairedDifference(best, size, photos)
      return mean <= error
    }) ?? best
  )
}

/** Mean and standard error of best - other over the given photos. */
export function pairedDifference(
  best: SizeScores,
  other: SizeScores,
  photos: ArrayLike<number>,
): { mean: number; error: number } {
  const n = photos.length
  let mean = 0
  for (let p = 0; p < n; p++) mean += (best.scores[photos[p]] - other.scores[photos[p]]) / n
  let square = 0
  for (let p = 0; p < n; p++) square += (best.scores[photos[p]] - other.scores[photos[p]] - mean) ** 2
  return { mean, error: Math.sqrt(square / Math.max(1, n - 1) / n) }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
}
