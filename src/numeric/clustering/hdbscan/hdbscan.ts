/**
 * HDBSCAN: clusters as regions denser than what surrounds them, at whatever density each has (Campello, Moulavi and Sander,
 * 2013). Of the hierarchy those clusters are taken that do not overlap and whose stabilities sum to the most ("excess of
 * mass"): from the leaves upwards a cluster is taken instead of what was taken inside it when it is at least as stable. The whole
 * set is never one. Rows outside all of them are noise.
 *
 * The strength of a row in its cluster is the density at which it left it divided by the cluster's greatest (McInnes and
 * Healy, 2017): 1 at the core, towards 0 at the rim.
 */
import type { Progress } from '../../../shared/progress.ts'
import { neighbourSteps } from '../../knn.ts'
import type { Matrix } from '../../matrix.ts'
import { condenseTree, type CondensedTree } from './condensed-tree.ts'
import { spanningTreeSteps } from './spanning-tree.ts'

/** Label of rows in no cluster. */
export const noise = -1

export interface DensityClustering {
  /** Number of clusters; 0 when nothing is denser than the rest. */
  clusters: number
  /** From 0, in the order of each cluster's first row; `noise` for rows in none. */
  labels: Int32Array /* [n] */
  /** In (0, 1]; 0 for noise. */
  strengths: Float64Array /* [n] */
}

export interface DensityOptions {
  /** Rows that a cluster has at least; from 2. */
  leastSize: number
  /** The m of the core distance, the row itself counted. Default: `leastSize`. */
  coreRank?: number
}

/** Density clusters of points by Euclidean distance. Yields every few milliseconds. */
export function* hdbscanSteps(
  points: Matrix,
  { leastSize, coreRank = leastSize }: DensityOptions,
): Generator<Progress, DensityClustering, void> {
  if (points.rows < 2)
    return { clusters: 0, labels: noLabels(points.rows), strengths: new Float64Array(points.rows) }
  const cores = yield* coreDistances(points, coreRank)
  const tree = condenseTree(yield* spanningTreeSteps(points, cores), leastSize)
  return labelRows(tree, mostStable(tree))
}

function* coreDistances(points: Matrix, rank: number): Generator<Progress, Float64Array, void> {
  const k = Math.min(rank, points.rows) - 1
  if (k < 1) return new Float64Array(points.rows)
  const { distances } = yield* neighbourSteps(points, { k, metric: 'euclidean' })
  return Float64Array.from({ length: points.rows }, (_, i) => distances[i * k + k - 1])
}

function noLabels(rows: number): Int32Array {
  return new Int32Array(rows).fill(noise)
}

/** Whether each cluster is taken. */
function mostStable({ clusters }: CondensedTree): boolean[] {
  const taken = clusters.map(() => false)
  const best = clusters.map(({ stability }) => stability)
  for (let c = clusters.length - 1; c > 0; c--) {
    const inside = clusters[c].children.reduce((sum, child) => sum + best[child], 0)
    if (clusters[c].children.length > 0 && inside > clusters[c].stability) best[c] = inside
    else taken[c] = true
  }
  /* Parents come first: what lies inside a taken cluster is part of it. */
  const covered = clusters.map(() => false)
  for (let c = 1; c < clusters.length; c++) {
    const { parent } = clusters[c]
    covered[c] = covered[parent] || taken[parent]
    if (covered[c]) taken[c] = false
  }
  return taken
}

function labelRows({ clusters, lastCluster, density }: CondensedTree, taken: boolean[]): DensityClustering {
  const home = new Int32Array(clusters.length).fill(noise)
  for (let c = 1; c < clusters.length; c++) home[c] = taken[c] ? c : home[clusters[c].parent]
  const labels = noLabels(lastCluster.length)
  const strengths = new Float64Array(lastCluster.length)
  const numbers = new Map<number, number>()
  lastCluster.forEach((last, i) => {
    const cluster = home[last]
    if (cluster === noise) return
    const number = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, number)
    labels[i] = number
    strengths[i] = Math.min(density[i], clusters[cluster].death) / clusters[cluster].death
  })
  return { clusters: numbers.size, labels, strengths }
}
