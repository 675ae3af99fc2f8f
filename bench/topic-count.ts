/** The number of topics that is chosen from features with a planted number of groups, and how sure it is. */
import { chooseTopicCount } from '../src/engine/topics/topic-count.ts'
import { countFlag, startStopwatch, type Bench } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

const methods = ['lda', 'kmeans', 'gmm'] as const

export const bench: Bench = {
  flags: {
    ...featureFlags,
    method: { type: 'string', default: 'lda' },
    seeds: { type: 'string', default: '3' },
  },
  async *run(flags) {
    const { features, groups } = clusteredFeatures(flags)
    const method = methods.find((name) => name === flags.method)
    if (!method) throw new RangeError(`--method must be one of ${methods.join(', ')}.`)
    for (let seed = 1; seed <= countFlag(flags, 'seeds'); seed++) {
      const stopwatch = startStopwatch()
      const { chosen, low, high, sure, sweep } = await chooseTopicCount(features, { method, seed })
      const stability = sweep.find(({ topics }) => topics === chosen)?.stability
      yield {
        ...stopwatch.read(),
        method,
        seed,
        planted: new Set(groups).size,
        chosen,
        low,
        high,
        sure,
        stability,
      }
    }
  },
}
