/** What features make up a topic, alike for every way of finding topics: the mean of the counts of its patches. */
import { fitCountScaling, writeCounts } from '../../numeric/lda/pseudo-counts.ts'
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { numberLabels } from '../../numeric/measures/contingency.ts'
import { topicExclusivity } from '../../numeric/measures/exclusivity.ts'
import { createRng, shuffle } from '../../numeric/rng.ts'

export interface Exclusivity {
  /** Mean over patches of their topic's exclusivity. */
  mean: number
  /** The same when topics are dealt out to patches at random. */
  chance: number
  byTopic: Map<number, number>
}

/** Null when fewer than two topics are in use. */
export function measureExclusivity(
  features: Matrix /* [n, f] */,
  topics: ArrayLike<number>,
  seed: number,
): Exclusivity | null {
  const { codes, names } = numberLabels(topics)
  if (names.length < 2) return null
  const counts = countsOf(features)
  const own = exclusivityOf(counts, codes, names.length)
  const dealt = codes.slice()
  shuffle(dealt, createRng(seed).fork('dealt-topics'))
  const chance = exclusivityOf(counts, dealt, names.length)
  return {
    mean: own.mean,
    chance: chance.mean,
    byTopic: new Map(names.map((name, code) => [Number(name), own.each[code]])),
  }
}

function exclusivityOf(
  counts: Matrix,
  codes: Int32Array,
  topicCount: number,
): { mean: number; each: Float64Array } {
  const profiles = matrix(topicCount, counts.cols)
  const sizes = new Float64Array(topicCount)
  for (let i = 0; i < counts.rows; i++) {
    const profile = row(profiles, codes[i])
    row(counts, i).forEach((count, w) => (profile[w] += count))
    sizes[codes[i]]++
  }
  const each = topicExclusivity(profiles)
  return { mean: each.reduce((sum, value, k) => sum + (value * sizes[k]) / counts.rows, 0), each }
}

/** Rows with a sum of 1, so that every patch of a topic has the same say. */
function countsOf(features: Matrix): Matrix {
  const scaling = fitCountScaling(features, { pseudoCount: 1 })
  const counts = matrix(features.rows, features.cols)
  const held = new Float64Array(features.cols)
  for (let i = 0; i < features.rows; i++) {
    writeCounts(scaling, features, i, held)
    row(counts, i).set(held)
  }
  return counts
}
