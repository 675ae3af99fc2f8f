/** Exact nearest neighbours in plain JavaScript on one thread. */
import { findNeighbours } from '../src/engine/maps/find-neighbours.ts'
import { countFlag, startStopwatch, type Bench } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

export const bench: Bench = {
  flags: {
    ...featureFlags,
    k: { type: 'string', default: '15' },
    metric: { type: 'string', default: 'cosine' },
  },
  async *run(flags) {
    const { features } = clusteredFeatures(flags)
    const k = countFlag(flags, 'k')
    const metric = flags.metric === 'euclidean' ? 'euclidean' : 'cosine'
    const stopwatch = startStopwatch()
    await findNeighbours(features, { k, metric })
    yield { ...stopwatch.read(), rows: features.rows, k, metric }
  },
}
