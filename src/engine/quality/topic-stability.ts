/**
 * Do other random starts find the same topics? Topics are found again with other seeds, and all pairs of results are compared
 * by the best topic of each patch:
 *
 *   stability = mean over pairs of ARI and of NMI      (Ben-Hur, Elisseeff and Guyon, 2002; Lange et al., 2004)
 *
 * ARI is 0 by chance and 1 for the same topics. Deviation: the same patches are taken each time and only the start is another,
 * so this says how much hangs on the seed, not how much on the choice of photos.
 */
import { row, matrix, type Matrix } from '../../numeric/matrix.ts'
import {
  adjustedRandIndex,
  contingency,
  normalisedMutualInformation,
} from '../../numeric/measures/contingency.ts'
import { sampleRows } from '../../numeric/sample-rows.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { assignTopics } from '../topics/assign-topics.ts'
import { findTopics, type FindTopicsOptions } from '../topics/find-topics.ts'

export interface Stability {
  /** Patches that topics were found in each time. */
  patches: number
  /** Results compared. */
  fits: number
  ari: number
  nmi: number
}

export interface StabilityQuestion {
  features: Matrix /* [n, f] */
  /** Best topics of the run itself: one of the results when no sample has to be taken. */
  topics: ArrayLike<number>
  /** How the run found them; `topics` is how many it was to find. */
  way: Pick<FindTopicsOptions, 'method' | 'topics' | 'minClusterSize' | 'from' | 'place'>
  seed: number
}

/** Finds topics anew; best topic of each row. */
export type TopicFit = (features: Matrix, options: FindTopicsOptions) => Promise<ArrayLike<number>>

const fits = 3
/** Values times topics of one fit, which bounds its time; beyond it a seeded sample of patches is taken. */
const mostWork = 1e7
const fewestRows = 200

/** Null when there are fewer than two patches. */
export async function topicStability(
  { features, topics, way, seed }: StabilityQuestion,
  { signal, onProgress, fit = bestTopics }: LongWork & { fit?: TopicFit } = {},
): Promise<Stability | null> {
  if (features.rows < 2) return null
  const most = Math.max(fewestRows, Math.floor(mostWork / (features.cols * way.topics)))
  const rows = sampleRows(features.rows, most, seed)
  const sample = rows.length === features.rows ? features : pickRows(features, rows)
  const found: ArrayLike<number>[] = rows.length === features.rows ? [topics] : []
  for (let start = found.length; start < fits; start++) {
    throwIfAborted(signal)
    found.push(await fit(sample, { ...way, seed: (seed + start) >>> 0, signal }))
    onProgress?.({ done: start + 1, total: fits })
  }
  const tables = found.flatMap((one, i) => found.slice(i + 1).map((other) => contingency(one, other)))
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value / values.length, 0)
  return {
    patches: sample.rows,
    fits,
    ari: mean(tables.map(adjustedRandIndex)),
    nmi: mean(tables.map(normalisedMutualInformation)),
  }
}

async function bestTopics(features: Matrix, options: FindTopicsOptions): Promise<number[]> {
  const { mixture } = await findTopics(features, options)
  return assignTopics(mixture).map(({ topic }) => topic)
}

function pickRows(m: Matrix, rows: Int32Array): Matrix {
  const picked = matrix(rows.length, m.cols)
  rows.forEach((i, at) => picked.data.set(row(m, i), at * m.cols))
  return picked
}
