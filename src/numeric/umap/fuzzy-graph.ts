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
  const { rows } = neighbours
  const back = turnedRound(directedEdges(neighbours, smooth), rows)
  return union(turnedRound(back, rows), back)
}

/** Ordered by head alone. */
function directedEdges(
  { rows, k, indices, distances }: Neighbours,
  { sigmas, rhos }: SmoothDistances,
): FuzzyGraph {
  const edges = createEdges(rows, rows * k)
  for (let i = 0; i < rows; i++)
    for (let q = i * k; q < (i + 1) * k; q++) {
      const beyond = distances[q] - rhos[i]
      const weight = beyond <= 0 || sigmas[i] === 0 ? 1 : Math.fround(Math.exp(-beyond / sigmas[i]))
      if (weight > 0) edges.add(i, indices[q], weight)
    }
  return edges.graph()
}

/** Every edge from its other end, ordered by its new head; edges with the same one stay in the order of their new tails. */
function turnedRound({ heads, tails, weights }: FuzzyGraph, newRows: number): FuzzyGraph {
  const ends = new Int32Array(newRows + 1)
  for (const tail of tails) ends[tail + 1]++
  for (let i = 0; i < newRows; i++) ends[i + 1] += ends[i]
  const turned = {
    rows: newRows,
    heads: new Int32Array(tails.length),
    tails: new Int32Array(tails.length),
    weights: new Float64Array(tails.length),
  }
  for (let e = 0; e < tails.length; e++) {
    const at = ends[tails[e]]++
    turned.heads[at] = tails[e]
    turned.tails[at] = heads[e]
    turned.weights[at] = weights[e]
  }
  return turned
}

/** Merges the edges that lead out of each row with those that lead to it, both in order. */
function union(out: FuzzyGraph, back: FuzzyGraph): FuzzyGraph {
  const edges = createEdges(out.rows, out.heads.length + back.heads.length)
  let p = 0
  let q = 0
  const end = out.heads.length
  for (let i = 0; i < out.rows; i++)
    for (;;) {
      const to = p < end && out.heads[p] === i ? out.tails[p] : Infinity
      const from = q < end && back.heads[q] === i ? back.tails[q] : Infinity
      const other = Math.min(to, from)
      if (other === Infinity) break
      const there = to === other ? out.weights[p++] : 0
      const here = from === other ? back.weights[q++] : 0
      edges.add(i, other, there + here - there * here)
    }
  return edges.graph()
}

interface Edges {
  add(head: number, tail: number, weight: number): void
  graph(): FuzzyGraph
}

function createEdges(rows: number, most: number): Edges {
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
    graph: () => ({
      rows,
      heads: heads.subarray(0, count),
      tails: tails.subarray(0, count),
      weights: weights.subarray(0, count),
    }),
  }
}
