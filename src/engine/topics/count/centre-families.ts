/**
 * k-means and Gaussian mixtures for the choice of their number of topics. Both shrink by Ward's rule: the two groups whose
 * merging raises the inertia least, n_a n_b / (n_a + n_b) |c_a - c_b|^2, become one (Ward, 1963); for mixtures such starts are
 * what Fraley and Raftery (2002) recommend.
 *
 * k-means is judged by the silhouette of held-out rows with distances to centres in place of mean distances to rows
 * (Hruschka, de Castro and Campello, 2004); a mixture by BIC shared out over the rows: ln p(x_i) - parameters ln n / 2n.
 */
import {
  freeParameters,
  gaussianMixtureSteps,
  gaussianSharesSteps,
  type GaussianMixture,
} from '../../../numeric/clustering/gaussian-mixture.ts'
import {
  kMeansSteps,
  lloydSteps,
  nearestCentreSteps,
  type KMeans,
} from '../../../numeric/clustering/k-means.ts'
import { mergeClosest } from '../../../numeric/clustering/merge-closest.ts'
import { columnVariances, squaredDistance } from '../../../numeric/clustering/points.ts'
import { matrix, row, type Matrix } from '../../../numeric/matrix.ts'
import type { LongWork } from '../../../shared/progress.ts'
import { runSteps } from '../../run-steps.ts'
import { bestTopics } from '../assign-topics.ts'
import type { FamilyRows, Judgement, TopicFamily } from './family.ts'

/** Rows are points of `clusterSpace`. */
export function createKMeansFamily({ fitted, heldOut }: FamilyRows): TopicFamily<KMeans> {
  return {
    measure: 'silhouette',
    least: 2,
    start: (clusters, seed, work) => startKMeans(fitted, { clusters, seed, work }),
    size: ({ centres }) => centres.rows,
    shrink: (model, topics, work) => shrinkKMeans(fitted, model, { topics, work }),
    judge: async ({ centres, labels }, { signal }) => ({
      scores: centreSilhouettes(heldOut, centres),
      of: 'held-out',
      assigned: {
        fitted: labels,
        heldOut: await runSteps(nearestCentreSteps(heldOut, centres), { signal }),
      },
    }),
    mixture: ({ labels, centres }) => Promise.resolve(oneHot(labels, centres.rows)),
  }
}

interface GaussianFit {
  groups: KMeans
  mixture: GaussianMixture
}

/** Rows are points of `clusterSpace`. */
export function createGaussianFamily({ fitted, heldOut }: FamilyRows): TopicFamily<GaussianFit> {
  const around = async (groups: KMeans, work: LongWork): Promise<GaussianFit> => ({
    groups,
    mixture: await fitGaussians(fitted, groups, work),
  })

  async function judge({ mixture }: GaussianFit, { signal }: LongWork): Promise<Judgement> {
    const own = await runSteps(gaussianSharesSteps(mixture, fitted), { signal })
    const others = await runSteps(gaussianSharesSteps(mixture, heldOut), { signal })
    const price = (freeParameters(mixture) * Math.log(fitted.rows)) / (2 * fitted.rows)
    return {
      scores: own.logDensities.map((value) => value - price),
      of: 'fitted',
      assigned: { fitted: bestTopics(own.mixture), heldOut: bestTopics(others.mixture) },
    }
  }

  return {
    measure: 'bic',
    least: 1,
    start: async (clusters, seed, work) => around(await startKMeans(fitted, { clusters, seed, work }), work),
    size: ({ mixture }) => mixture.weights.length,
    shrink: async ({ groups }, topics, work) =>
      around(await shrinkKMeans(fitted, groups, { topics, work }), work),
    judge,
    mixture: async ({ mixture }, { signal }) =>
      (await runSteps(gaussianSharesSteps(mixture, fitted), { signal })).mixture,
  }
}

/** Least variance of a component, as a share of the points' own: a group of a few rows must not become a spike. */
const leastVarianceShare = 0.01

/** A mixture that starts from the groups of k-means. */
export function fitGaussians(
  points: Matrix,
  { labels, centres }: KMeans,
  { signal }: LongWork,
): Promise<GaussianMixture> {
  const variances = columnVariances(points)
  const meanVariance = variances.reduce((sum, value) => sum + value, 0) / variances.length
  const leastVariance = Math.max(1e-6, leastVarianceShare * meanVariance)
  return runSteps(gaussianMixtureSteps(points, { components: centres.rows, start: labels, leastVariance }), {
    signal,
  })
}

/** The weights of a hard clustering: 1 for the own group, 0 for all others. */
export function oneHot(labels: Int32Array, topics: number): Matrix {
  const mixture = matrix(labels.length, topics)
  labels.forEach((label, i) => (mixture.data[i * topics + label] = 1))
  return mixture
}

interface Group {
  size: number
  centre: Float64Array
}

/** A fit with far more groups than there may be. */
export function startKMeans(
  points: Matrix,
  { clusters, seed, work: { signal } }: { clusters: number; seed: number; work: LongWork },
): Promise<KMeans> {
  return runSteps(kMeansSteps(points, { clusters, seed, starts: 2 }), { signal })
}

/** Merges by Ward's rule until so many groups are left, and goes on from there. */
export async function shrinkKMeans(
  points: Matrix,
  { centres, labels }: KMeans,
  { topics, work }: { topics: number; work: LongWork },
): Promise<KMeans> {
  const groups = Array.from({ length: centres.rows }, (_, k): Group => ({
    size: 0,
    centre: Float64Array.from(row(centres, k)),
  }))
  for (const label of labels) groups[label].size++
  const merged = mergeClosest(groups, topics, { cost: wardCost, merge: meanOf })
  const start = matrix(merged.length, points.cols)
  merged.forEach(({ centre }, k) => row(start, k).set(centre))
  return runSteps(lloydSteps(points, start), { signal: work.signal })
}

function wardCost(a: Group, b: Group): number {
  const square = a.centre.reduce((sum, value, j) => sum + (value - b.centre[j]) ** 2, 0)
  return a.size + b.size === 0 ? 0 : ((a.size * b.size) / (a.size + b.size)) * square
}

function meanOf(a: Group, b: Group): Group {
  const size = a.size + b.size
  const part = size === 0 ? 0.5 : a.size / size
  return { size, centre: a.centre.map((value, j) => part * value + (1 - part) * b.centre[j]) }
}

function centreSilhouettes(points: Matrix, centres: Matrix): Float64Array {
  return Float64Array.from({ length: points.rows }, (_, i) => {
    let [own, next] = [Infinity, Infinity]
    for (let k = 0; k < centres.rows; k++) {
      const distance = Math.sqrt(squaredDistance(points, i, row(centres, k)))
      if (distance < own) [own, next] = [distance, own]
      else if (distance < next) next = distance
    }
    return next > 0 && Number.isFinite(next) ? (next - own) / next : 0
  })
}
