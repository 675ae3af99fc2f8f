/** The map of features, neighbours included, how far it can be trusted, and umap-learn in the same run with `--reference`. */
import { availableParallelism } from 'node:os'
import { findNeighbours } from '../src/engine/maps/find-neighbours.ts'
import { layoutMap } from '../src/engine/maps/layout-map.ts'
import { comparisonSpace } from '../src/engine/quality/comparison-space.ts'
import { runSteps } from '../src/engine/run-steps.ts'
import { withMatrixProduct } from '../src/engine/runtime/index.ts'
import { matrix, type Matrix } from '../src/numeric/matrix.ts'
import { visitCosineDistances } from '../src/numeric/measures/distance-rows.ts'
import { createTrustworthiness } from '../src/numeric/measures/trustworthiness.ts'
import { sampleRows } from '../src/numeric/sample-rows.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine } from './bench.ts'
import { benchFeatures, givenFeatureFlags } from './clustered-features.ts'
import { ratios, runReference } from './python-reference.ts'

const k = 15

export const bench: Bench = {
  flags: {
    ...givenFeatureFlags,
    threads: { type: 'string', default: String(availableParallelism()) },
    repeats: { type: 'string', default: '3' },
    reference: { type: 'boolean', default: false },
  },
  async *run(flags) {
    const { features } = await benchFeatures(flags)
    const { rows } = features
    const [threads, repeats] = ['threads', 'repeats'].map((name) => countFlag(flags, name))
    const ours: BenchLine[] = []
    for (let repeat = 0; repeat < repeats; repeat++) {
      const stopwatch = startStopwatch()
      const map = await mapOf(features, threads)
      ours.push(stopwatch.read())
      yield { step: 'map', ...ours[repeat], rows, threads, trustworthiness: await trustOf(features, map) }
    }
    if (!flags.reference) return
    const reference = runReference('umap_reference.py', comparisonSpace(features), [repeats])
    const { lines, skipped } = reference
    if (skipped !== undefined) yield { step: 'reference', seconds: 0, cpuSeconds: 0, skipped }
    for (const line of lines) {
      const map = matrix(rows, 2, new Float32Array(reference.read(line.file)))
      yield { ...line, rows, trustworthiness: await trustOf(features, map) }
    }
    if (lines.length > 0) yield { step: 'compared', seconds: 0, cpuSeconds: 0, rows, ...ratios(ours, lines) }
    reference.close()
  },
}

function mapOf(features: Matrix, threads: number): Promise<Matrix> {
  return withMatrixProduct({ device: 'cpu', threads }, (product) =>
    layoutMap(features, { seed: 1, product, threads }),
  )
}

/** From 500 rows to all others, for our map and the reference's alike. */
async function trustOf(features: Matrix, map: Matrix): Promise<number> {
  const trust = createTrustworthiness(await findNeighbours(map, { k, metric: 'euclidean' }))
  await runSteps(visitCosineDistances(comparisonSpace(features), sampleRows(map.rows, 500, 1), [trust]))
  return Math.round(1e5 * trust.result()) / 1e5
}
