/** The map of features, neighbours included, and how far it can be trusted. */
import { findNeighbours } from '../src/engine/maps/find-neighbours.ts'
import { layoutMap } from '../src/engine/maps/layout-map.ts'
import { comparisonSpace } from '../src/engine/quality/comparison-space.ts'
import { measureQuality } from '../src/engine/quality/measure-quality.ts'
import { startStopwatch, type Bench } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

export const bench: Bench = {
  flags: featureFlags,
  async *run(flags) {
    const { features, groups } = clusteredFeatures(flags)
    let stopwatch = startStopwatch()
    await findNeighbours(comparisonSpace(features), { k: 14, metric: 'cosine' })
    yield { step: 'neighbours', ...stopwatch.read(), rows: features.rows }
    stopwatch = startStopwatch()
    const map = await layoutMap(features, { seed: 1 })
    const time = stopwatch.read()
    const origins = Array.from(groups, (_, photo) => ({ photo, face: null, region: 'whole' as const }))
    const { trustworthiness } = await measureQuality(
      { features, topics: groups, origins, map },
      { seed: 1, mostRows: 1000 },
    )
    yield { step: 'map', ...time, rows: features.rows, trustworthiness: trustworthiness ?? Number.NaN }
  },
}
