/**
 * Topics by any method, behind one interface: features go in, weights of topics come out.
 *
 *   lda      a mixture of topics, rows sum to 1
 *   gmm      the probability of each Gaussian given the patch, rows sum to 1
 *   kmeans   1 for the nearest centre, 0 for all others: no degrees of belonging are known, and none are made up
 *   hdbscan  the strength of the patch in its cluster, 0 elsewhere; what is missing to 1 belongs to no topic, and a patch of
 *            noise has a row of zeros
 */
import { hdbscanSteps, noise } from '../../numeric/clustering/hdbscan/hdbscan.ts'
import { kMeansSteps } from '../../numeric/clustering/k-means.ts'
import { gaussianSharesSteps } from '../../numeric/clustering/gaussian-mixture.ts'
import { matrix, type Matrix } from '../../numeric/matrix.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { TopicMethod } from '../../shared/topic-count.ts'
import { runSteps } from '../run-steps.ts'
import { clusterSpace } from './cluster-space.ts'
import { createGaussianFamily, createKMeansFamily, fitGaussians, oneHot } from './count/centre-families.ts'
import { generousCount, type TopicFamily } from './count/family.ts'
import { createLdaFamily, ldaCounts } from './count/lda-family.ts'
import { fitLda, transformLda, type LdaWork } from './lda.ts'

export interface TopicsFound {
  /**
   * For LDA each topic's pseudo-counts of features, for k-means and Gaussians the mean features of its patches, weighted; null for
   * density clusters, which have any shape and no centre.
   */
  components: Matrix | null /* [k, f] */
  mixture: Matrix /* [n, k] */
}

export interface FindTopicsOptions extends LongWork {
  method: TopicMethod
  /** Ignored by `hdbscan`, which finds its own number; Gaussians and centres are never more than patches. */
  topics: number
  seed: number
  /** Patches that a density cluster has at least; default `leastClusterSize`. */
  minClusterSize?: number
  /** Where LDA computes; default the CPU with all cores. */
  place?: LdaWork['place']
  /**
   * `noise`: the fit begins with `topics` topics at random. `generous`: it begins with far more and merges them down, as the
   * sweep did that chose the number. Default `noise`.
   */
  from?: 'noise' | 'generous'
}

/** Errors: `nothing-to-do` without rows, `bad-argument` for features that are not finite, `cancelled`. */
export async function findTopics(features: Matrix, options: FindTopicsOptions): Promise<TopicsFound> {
  const { method, topics, seed, from = 'noise', signal, onProgress } = options
  const merged = from === 'generous'
  const work = { signal, onProgress }
  switch (method) {
    case 'lda':
      return merged ? ldaFromGenerous(features, options) : ldaFromNoise(features, options)
    case 'kmeans': {
      const points = await clusterSpace(features, work)
      const mixture = merged
        ? await mergedMixture(createKMeansFamily({ fitted: points, heldOut: points }), points.rows, options)
        : await runSteps(kMeansSteps(points, { clusters: topics, seed }), work).then(({ labels, centres }) =>
            oneHot(labels, centres.rows),
          )
      return { components: weightedMeans(features, mixture), mixture }
    }
    case 'gmm': {
      const points = await clusterSpace(features, work)
      if (merged) {
        const family = createGaussianFamily({ fitted: points, heldOut: points })
        const mixture = await mergedMixture(family, points.rows, options)
        return { components: weightedMeans(features, mixture), mixture }
      }
      const start = await runSteps(kMeansSteps(points, { clusters: topics, seed }), work)
      const model = await fitGaussians(points, start, work)
      const { mixture } = await runSteps(gaussianSharesSteps(model, points), work)
      return { components: weightedMeans(features, mixture), mixture }
    }
    case 'hdbscan':
      return { components: null, mixture: await densityMixture(await clusterSpace(features, work), options) }
  }
}

async function ldaFromNoise(
  features: Matrix,
  { topics, seed, place, signal, onProgress }: FindTopicsOptions,
): Promise<TopicsFound> {
  const model = await fitLda(features, { topics, seed, place, signal, onProgress })
  const { mixture } = await transformLda(model, features, { place, signal })
  return { components: matrix(topics, features.cols, Float32Array.from(model.components)), mixture }
}

/** The merged topics begin a fit of full precision. */
async function ldaFromGenerous(
  features: Matrix,
  { topics, seed, place, signal, onProgress }: FindTopicsOptions,
): Promise<TopicsFound> {
  const counts = ldaCounts(features)
  const family = createLdaFamily({ fitted: counts, heldOut: counts }, place)
  const start = await family.start(Math.max(topics, generousCount(counts.rows)), seed, { signal })
  const { model: merged } = await family.shrink(start, topics, { signal })
  const init = merged.components
  const options = { seed, init, counts: { kind: 'raw' }, place, signal, onProgress } as const
  const model = await fitLda(counts, { ...options, topics: merged.topics })
  const { mixture } = await transformLda(model, counts, { place, signal })
  return { components: matrix(model.topics, features.cols, Float32Array.from(model.components)), mixture }
}

async function mergedMixture<Model>(
  family: TopicFamily<Model>,
  rows: number,
  { topics, seed, signal }: FindTopicsOptions,
): Promise<Matrix> {
  const start = await family.start(Math.max(topics, generousCount(rows)), seed, { signal })
  return family.mixture(await family.shrink(start, topics, { signal }), { signal })
}

/** sum_i w_ik x_i / sum_i w_ik; zeros for a topic without weight. */
function weightedMeans(features: Matrix, mixture: Matrix): Matrix /* [k, f] */ {
  const { cols } = features
  const sums = new Float64Array(mixture.cols * cols)
  const masses = new Float64Array(mixture.cols)
  for (let i = 0; i < features.rows; i++)
    for (let k = 0; k < mixture.cols; k++) {
      const weight = mixture.data[i * mixture.cols + k]
      if (weight === 0) continue
      masses[k] += weight
      for (let j = 0; j < cols; j++) sums[k * cols + j] += weight * features.data[i * cols + j]
    }
  const means = matrix(mixture.cols, cols)
  for (let q = 0; q < sums.length; q++) {
    const mass = masses[Math.floor(q / cols)]
    means.data[q] = mass > 0 ? sums[q] / mass : 0
  }
  return means
}

/** Rows a density cluster has at least: one in a hundred, from 5 to 50. */
export function leastClusterSize(rows: number): number {
  return Math.max(5, Math.min(50, Math.round(rows / 100)))
}

export const coreRank = 5

/** At least one column, so that all noise is a mixture too. */
async function densityMixture(
  points: Matrix,
  { minClusterSize: leastSize = leastClusterSize(points.rows), signal, onProgress }: FindTopicsOptions,
): Promise<Matrix> {
  const work = { signal, onProgress }
  const { clusters, labels, strengths } = await runSteps(hdbscanSteps(points, { leastSize, coreRank }), work)
  const mixture = matrix(points.rows, Math.max(1, clusters))
  labels.forEach((label, i) => {
    if (label !== noise) mixture.data[i * mixture.cols + label] = strengths[i]
  })
  return mixture
}
