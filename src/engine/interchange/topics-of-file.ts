/** Topics of features in a file, by any method; LDA reads the rows as it needs them. */
import { hdbscanSteps } from '../../numeric/clustering/hdbscan/hdbscan.ts'
import { gaussianSharesSteps } from '../../numeric/clustering/gaussian-mixture.ts'
import { kMeansSteps } from '../../numeric/clustering/k-means.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import { noTopic } from '../../shared/domain.ts'
import type { TopicsOfFile, TopicsWritten } from '../../shared/contract/interchange.ts'
import type { LongWork, Progress } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { runSteps } from '../run-steps.ts'
import { bestTopics, sizesOfTopics } from '../topics/assign-topics.ts'
import { fitGaussians } from '../topics/count/centre-families.ts'
import { coreRank, leastClusterSize } from '../topics/find-topics.ts'
import { fitLda, transformLda } from '../topics/lda.ts'
import { refuseOverwriting } from '../exports/refuse-overwriting.ts'
import { requireWritable } from '../exports/text-file.ts'
import { readFeatures, refuseEmpty, share } from './features-file.ts'
import { requireMatrixShape, withNpy } from './read-npy.ts'
import { writeNpy, writeNpyMatrix } from './write-npy.ts'

interface Found {
  rows: number
  cols: number
  /** Best topic of each row. */
  best: Int32Array
  /** Null where a row is in one topic or in none. */
  mixture: Matrix | null
  topics: number
  components: Matrix | null
  perplexity?: number
  passes?: number
  inertia?: number
}

/** @throws CheekboneError as `readFeatures` and `fitLda`, `io` when a file cannot be written */
export async function topicsOfFile(
  task: TopicsOfFile,
  { signal, report }: JobContext<Progress>,
): Promise<TopicsWritten> {
  const written = [task.out, task.components]
  refuseOverwriting({ written, read: [task.features] })
  await requireWritable(written)
  const found = await (task.method === 'lda'
    ? ldaTopics(task, { signal, onProgress: report })
    : clusters(task, { signal, onProgress: report }))
  const { rows, cols, best, mixture, topics, components } = found
  if (mixture) await writeNpyMatrix(task.out, mixture, { signal })
  else await writeNpy(task.out, { values: best, shape: [rows] }, { signal })
  if (task.components !== undefined && components)
    await writeNpyMatrix(task.components, components, { signal })
  return {
    rows,
    cols,
    method: task.method,
    topics,
    topicsInUse: sizesOfTopics(best).size,
    withoutTopic: best.reduce((count, topic) => count + (topic === noTopic ? 1 : 0), 0),
    perplexity: found.perplexity ?? null,
    passes: found.passes ?? null,
    inertia: found.inertia ?? null,
  }
}

const fitShare = 90

function ldaTopics(
  { features: file, topics, seed, lda, device, threads }: TopicsOfFile,
  { signal, onProgress = () => undefined }: LongWork,
): Promise<Found> {
  return withNpy(file, async (source) => {
    requireMatrixShape(file, source.shape)
    refuseEmpty(file, source)
    const { learning, passes, batch, counts } = lda
    const place = { device, threads }
    const model = await fitLda(source, {
      topics,
      seed,
      learning,
      place,
      signal,
      maxIterations: passes,
      batchSize: batch,
      counts: { kind: counts },
      onProgress: share(onProgress, 0, fitShare),
    })
    const { mixture } = await transformLda(model, source, {
      place,
      signal,
      onProgress: share(onProgress, fitShare, 100),
    })
    return {
      rows: source.rows,
      cols: source.cols,
      best: bestTopics(mixture),
      mixture,
      topics,
      components: matrix(topics, source.cols, Float32Array.from(model.components)),
      perplexity: model.perplexity,
      passes: model.iterations,
    }
  })
}

async function clusters(task: TopicsOfFile, work: LongWork & { signal: AbortSignal }): Promise<Found> {
  const points = await readFeatures(task, work.signal)
  const { rows, cols } = points
  if (task.method === 'hdbscan') {
    const { minClusterSize: leastSize = leastClusterSize(rows) } = task
    const { clusters, labels } = await runSteps(hdbscanSteps(points, { leastSize, coreRank }), work)
    return { rows, cols, best: labels, mixture: null, topics: clusters, components: null }
  }
  const { topics, seed } = task
  const found = await runSteps(kMeansSteps(points, { clusters: topics, seed }), work)
  const { centres, labels, inertia } = found
  if (task.method === 'kmeans')
    return { rows, cols, best: labels, mixture: null, topics: centres.rows, components: centres, inertia }
  const model = await fitGaussians(points, found, work)
  const { mixture } = await runSteps(gaussianSharesSteps(model, points), work)
  const means = matrix(mixture.cols, cols, Float32Array.from(model.means))
  return { rows, cols, best: bestTopics(mixture), mixture, topics: mixture.cols, components: means }
}
