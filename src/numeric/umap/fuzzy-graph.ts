/**
 * The weighted graph that UMAP lays out (McInnes, Healy and Melville, 2018, section 3.1):
 *
 *   a_ij = exp(-max(0, d_ij - rho_i) / sigma_i)        weight of the edge from i to its neighbour j
 *   w_ij = a_ij + a_ji - a_ij a_ji                     probabilistic union of both directions
 *
 * a_ij is rounded to single precision, and an edge that this makes 0 is none, as in umap-learn.
 */
import type { Neighbours } from '../knn.ts'
import type { SmoothDistances } from './smooth-distances.ts'

/** Edges ordered by head, then tail. */
export interface FuzzyGraph {
  /** Rows that edges start from. */
  rows: number
  heads: Int32Array /* [e] */
  tails: Int32Array /* [e] */
  weights: Float64Array /* [e], in (0, 1] */
}

/** The union: each undirected edge stands in it twice, once from either end. */
export function fuzzyGraph(neighbours: Neighbours, smooth: SmoothDistances): FuzzyGraph {
  const { rows, k, indices } = neighbours
  const directed = directedWeights(neighbours, smooth)
  const edges = createEdges(2 * rows * k)
  for (let i = 0; i < rows; i++)
    for (let q = i * k; q < (i + 1) * k; q++) {
      const weight = directed[q]
      if (weight === 0) continue
      const j = indices[q]
      const backAt = indices.subarray(j * k, (j + 1) * k).indexOf(i)
      const back = backAt < 0 ? 0 : directed[j * k + backAt]
      edges.add(i, j, weight + back - weight * back)
      if (back === 0) edges.add(j, i, weight)
    }
  return edges.sorted(rows, rows)
}

/** The edges from rows to their neighbours alone, for rows that are placed among `others` rows. */
export function placementGraph(neighbours: Neighbours, smooth: SmoothDistances, others: number): FuzzyGraph {
  const { rows, k, indices } = neighbours
  const directed = directedWeights(neighbours, smooth)
  const edges = createEdges(rows * k)
  for (let q = 0; q < rows * k; q++)
    if (directed[q] > 0) edges.add(Math.floor(q / k), indices[q], directed[q])
  return edges.sorted(rows, others)
}

function directedWeights(
  { rows, k, distances }: Neighbours,
  { sigmas, rhos }: SmoothDistances,
): Float32Array /* [n, k] */ {
  const weights = new Float32Array(rows * k)
  for (let i = 0; i < rows; i++)
    for (let q = i * k; q < (i + 1) * k; q++) {
      const beyond = distances[q] - rhos[i]
      weights[q] = beyond <= 0 || sigmas[i] === 0 ? 1 : Math.exp(-beyond / sigmas[i])
    }
  return weights
}

interface Edges {
  add(head: number, tail: number, weight: number): void
  sorted(heads: number, tails: number): FuzzyGraph
}

function createEdges(most: number): Edges {
  const heads = new Int32Array(most)
  const tails = new Int32Array(most)
  const weights = new Float64Array(most)
  let count = 0
  return {
    add(head, tail, weight) {
      heads[count] = head
      tails[count] = tail
      weights[count++] = weight
    },
    sorted(headCount, tailCount) {
      const inOrder = Int32Array.from({ length: count }, (_, e) => e)
      const order = sortedBy(heads, headCount, sortedBy(tails, tailCount, inOrder))
      return {
        rows: headCount,
        heads: order.map((e) => heads[e]),
        tails: order.map((e) => tails[e]),
        weights: Float64Array.from(order, (e) => weights[e]),
      }
    },
  }
}

/** A stable counting sort of edge numbers by a key in [0, keys). */
function sortedBy(keyOf: Int32Array, keys: number, edges: Int32Array): Int32Array {
  const from = new Int32Array(keys + 1)
  for (const e of edges) from[keyOf[e] + 1]++
  for (let key = 0; key < keys; key++) from[key + 1] += from[key]
  const out = new Int32Array(edges.length)
  for (const e of edges) out[from[keyOf[e]]++] = e
  return out
}
