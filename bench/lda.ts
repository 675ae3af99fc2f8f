/**
 * Topics: fit of all rows but the last tenth, perplexity of that tenth, agreement with the planted groups. With `--reference`
 * scikit-learn fits the same counts in the same run, and its topics are judged by the same perplexity as ours; `caught-up` is
 * the fit of the fewest passes that does not fall behind it.
 */
import { availableParallelism } from 'node:os'
import { bestTopics, sizesOfTopics } from '../src/engine/topics/assign-topics.ts'
import { fitLda, ldaPerplexity, startLda, transformLda, type LdaModel } from '../src/engine/topics/lda.ts'
import { fitCountScaling, writeCounts } from '../src/numeric/lda/pseudo-counts.ts'
import { matrix, row, type Matrix } from '../src/numeric/matrix.ts'
import { adjustedRandIndex, contingency } from '../src/numeric/measures/contingency.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine } from './bench.ts'
import { benchFeatures, givenFeatureFlags } from './clustered-features.ts'
import { ratios, runReference } from './python-reference.ts'

export const bench: Bench = {
  flags: {
    ...givenFeatureFlags,
    topics: { type: 'string', default: '200' },
    passes: { type: 'string', default: '10' },
    learning: { type: 'string', default: 'batch' },
    batch: { type: 'string', default: '128' },
    threads: { type: 'string', default: String(availableParallelism()) },
    repeats: { type: 'string', default: '3' },
    reference: { type: 'boolean', default: false },
  },
  async *run(flags) {
    const { features, groups } = await benchFeatures(flags)
    const [topics, passes, threads, repeats] = ['topics', 'passes', 'threads', 'repeats'].map((name) =>
      countFlag(flags, name),
    )
    const place = { device: 'cpu', threads } as const
    const fitted = Math.ceil(features.rows * 0.9)
    const training = rowsOf(features, 0, fitted)
    const heldOut = rowsOf(features, fitted, features.rows)
    const fit = (maxIterations: number): Promise<LdaModel> =>
      fitLda(training, {
        topics,
        seed: 1,
        maxIterations,
        perplexityTolerance: 0,
        learning: flags.learning === 'online' ? 'online' : 'batch',
        batchSize: countFlag(flags, 'batch'),
        place,
      })
    const ours: BenchLine[] = []
    let model: LdaModel | undefined
    for (let repeat = 0; repeat < repeats; repeat++) {
      const stopwatch = startStopwatch()
      model = await fit(passes)
      ours.push(stopwatch.read())
      const perplexities = {
        perplexity: model.perplexity,
        heldOutPerplexity: await ldaPerplexity(model, heldOut, { place }),
      }
      yield { step: 'fit', ...ours[repeat], rows: fitted, topics, passes, threads, ...perplexities }
    }
    if (!model) return
    const stopwatch = startStopwatch()
    const { mixture } = await transformLda(model, training, { place })
    const time = stopwatch.read()
    const best = bestTopics(mixture)
    yield {
      step: 'transform',
      ...time,
      rows: fitted,
      topicsInUse: sizesOfTopics(best).size,
      ari: groups && adjustedRandIndex(contingency(groups.subarray(0, fitted), best)),
    }
    if (!flags.reference) return
    const counts = countsOf(training, features)
    const reference = runReference('lda_reference.py', counts, [topics, passes, threads])
    const { lines, skipped } = reference
    if (skipped !== undefined) yield { step: 'reference', seconds: 0, cpuSeconds: 0, skipped }
    for (const line of lines) {
      const theirs = await startLda(counts, {
        topics,
        seed: 0,
        counts: { kind: 'raw' },
        init: new Float64Array(reference.read(line.file)),
      })
      const heldOutPerplexity = await ldaPerplexity(theirs, rowsOf(counts, fitted, counts.rows), { place })
      yield { ...line, rows: fitted, topics, heldOutPerplexity }
      yield { step: 'compared', seconds: 0, cpuSeconds: 0, ...ratios(ours, lines) }
      for (let few = 1; few <= 2 * passes; few++) {
        const catching = startStopwatch()
        const quick = await fit(few)
        const quickTime = catching.read()
        const reached = await ldaPerplexity(quick, heldOut, { place })
        if (reached > heldOutPerplexity) continue
        yield {
          step: 'caught-up',
          ...quickTime,
          passes: few,
          heldOutPerplexity: reached,
          ...ratios([quickTime], lines),
        }
        break
      }
    }
    reference.close()
  },
}

function rowsOf({ data, cols }: Matrix, from: number, to: number): Matrix {
  return matrix(to - from, cols, data.slice(from * cols, to * cols))
}

/** What LDA sees of all rows, scaled as the fitted rows say. */
function countsOf(fitted: Matrix, all: Matrix): Matrix {
  const scaling = fitCountScaling(fitted)
  const counts = matrix(all.rows, all.cols)
  const buffer = new Float64Array(all.cols)
  for (let i = 0; i < all.rows; i++) {
    writeCounts(scaling, all, i, buffer)
    row(counts, i).set(buffer)
  }
  return counts
}
