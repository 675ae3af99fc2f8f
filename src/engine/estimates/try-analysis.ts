/** How quick this machine is at what follows the network: one fit of topics and one map of a few rows. Runs in the compute worker. */
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import type { StopSignal } from '../../shared/progress.ts'
import { makeMap } from '../maps/make-map.ts'
import type { Place } from '../store/runs.ts'
import { findTopics } from '../topics/find-topics.ts'

export interface AnalysisTrial {
  /** Of some patches. */
  features: Matrix /* [n, f] */
  place: Place
  /** Milliseconds since whenever. */
  now: () => number
  signal: StopSignal
}

export const trialRows = 128
export const trialTopics = 30
/** Of a feature's own size: rows that are alike would be told apart too quickly. */
const scatter = 0.3

/** Seconds of both together, programs loaded. @throws CheekboneError `cancelled` on the signal, between steps */
export async function tryAnalysis({ features, place, now, signal }: AnalysisTrial): Promise<number> {
  const rows = scattered(features)
  const began = now()
  await findTopics(rows, { method: 'lda', topics: trialTopics, seed: 1, place, signal })
  await makeMap({ features: rows, seed: 1, place }, { signal })
  return (now() - began) / 1000
}

/** The rows again and again, each time with other small changes. */
function scattered({ rows, cols, data }: Matrix): Matrix {
  const rng = createRng(1)
  const many = matrix(trialRows, cols)
  for (let i = 0; i < trialRows; i++)
    for (let j = 0; j < cols; j++)
      many.data[i * cols + j] = data[(i % rows) * cols + j] * (1 + scatter * (2 * rng.uniform() - 1))
  return many
}
