/**
 * Exact nearest neighbours on the CPU; with `--approximate` those of the search in cells and how many it finds, with
 * `--reference` scikit-learn's brute force in the same run.
 */
import { availableParallelism } from 'node:os'
import { findNeighboursApproximately } from '../src/engine/maps/approximate-neighbours.ts'
import { findNeighbours } from '../src/engine/maps/find-neighbours.ts'
import { withMatrixProduct } from '../src/engine/runtime/index.ts'
import type { Neighbours } from '../src/numeric/knn.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine } from './bench.ts'
import { benchFeatures, givenFeatureFlags } from './clustered-features.ts'
import { ratios, runReference } from './python-reference.ts'

export const bench: Bench = {
  flags: {
    ...givenFeatureFlags,
    k: { type: 'string', default: '15' },
    metric: { type: 'string', default: 'euclidean' },
    threads: { type: 'string', default: String(availableParallelism()) },
    repeats: { type: 'string', default: '3' },
    approximate: { type: 'boolean', default: false },
    reference: { type: 'boolean', default: false },
  },
  async *run(flags) {
    const { features } = await benchFeatures(flags)
    const { rows } = features
    const [k, threads, repeats] = ['k', 'threads', 'repeats'].map((name) => countFlag(flags, name))
    const metric = flags.metric === 'cosine' ? 'cosine' : 'euclidean'
    const ours: BenchLine[] = []
    let found: Neighbours | undefined
    for (let repeat = 0; repeat < repeats; repeat++) {
      const stopwatch = startStopwatch()
      found = await withMatrixProduct({ device: 'cpu', threads }, ({ timesTransposed: product }) =>
        findNeighbours(features, { k, metric, product }),
      )
      ours.push(stopwatch.read())
      yield { step: 'neighbours', ...ours[repeat], rows, k, metric, threads }
    }
    if (!found) return
    if (flags.approximate) {
      const stopwatch = startStopwatch()
      const near = await withMatrixProduct({ device: 'cpu', threads }, ({ timesTransposed: product }) =>
        findNeighboursApproximately(features, { k, metric, product, seed: 1 }),
      )
      yield { step: 'approximate', ...stopwatch.read(), rows, k, metric, recall: recall(near, found) }
    }
    if (!flags.reference) return
    const reference = runReference('knn_reference.py', features, [k, metric, repeats])
    const { lines, skipped } = reference
    if (skipped !== undefined) yield { step: 'reference', seconds: 0, cpuSeconds: 0, skipped }
    for (const line of lines) yield { ...line, rows, k, metric }
    if (lines.length > 0) {
      const same = sameShare(found.indices, new Int32Array(reference.read(lines[0].file)))
      yield { step: 'compared', seconds: 0, cpuSeconds: 0, rows, ...ratios(ours, lines), same }
    }
    reference.close()
  },
}

/** Share of rows and places at which the same neighbour stands; what is not the same is equally near but for rounding. */
function sameShare(ours: Int32Array, theirs: Int32Array): number {
  return ours.reduce((count, j, q) => count + (j === theirs[q] ? 1 : 0), 0) / ours.length
}

/** Share of the true neighbours that are among those found. */
function recall(near: Neighbours, exact: Neighbours): number {
  const { rows, k } = exact
  let hits = 0
  for (let i = 0; i < rows; i++) {
    const wanted = new Set(exact.indices.subarray(i * k, (i + 1) * k))
    for (const j of near.indices.subarray(i * k, (i + 1) * k)) if (wanted.has(j)) hits++
  }
  return hits / (rows * k)
}
