/** Topics: fit of all rows but the last tenth, perplexity of that tenth, agreement with the planted groups. */
import { assignTopics, topicsInUse } from '../src/engine/topics/assign-topics.ts'
import { fitLda, ldaPerplexity, transformLda } from '../src/engine/topics/lda.ts'
import { matrix, type Matrix } from '../src/numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../src/numeric/measures/contingency.ts'
import { countFlag, startStopwatch, type Bench } from './bench.ts'
import { clusteredFeatures, featureFlags } from './clustered-features.ts'

export const bench: Bench = {
  flags: {
    ...featureFlags,
    topics: { type: 'string', default: '200' },
    passes: { type: 'string', default: '10' },
    learning: { type: 'string', default: 'batch' },
  },
  async *run(flags) {
    const { features, groups } = clusteredFeatures(flags)
    const topics = countFlag(flags, 'topics')
    const fitted = Math.ceil(features.rows * 0.9)
    const training = rowsOf(features, 0, fitted)
    let stopwatch = startStopwatch()
    const model = await fitLda(training, {
      topics,
      seed: 1,
      maxIterations: countFlag(flags, 'passes'),
      learning: flags.learning === 'online' ? 'online' : 'batch',
    })
    const time = stopwatch.read()
    const heldOutPerplexity = await ldaPerplexity(model, rowsOf(features, fitted, features.rows))
    yield {
      step: 'fit',
      ...time,
      rows: fitted,
      topics,
      passes: model.iterations,
      perplexity: model.perplexity,
      heldOutPerplexity,
    }
    stopwatch = startStopwatch()
    const { mixture } = await transformLda(model, training)
    const assigned = assignTopics(mixture)
    yield {
      step: 'transform',
      ...stopwatch.read(),
      rows: fitted,
      topicsInUse: topicsInUse(assigned).length,
      ari: adjustedRandIndex(
        contingency(
          groups.subarray(0, fitted),
          assigned.map(({ topic }) => topic),
        ),
      ),
    }
  },
}

function rowsOf({ data, cols }: Matrix, from: number, to: number): Matrix {
  return matrix(to - from, cols, data.slice(from * cols, to * cols))
}
