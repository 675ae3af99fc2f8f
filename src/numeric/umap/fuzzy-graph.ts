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

/** Each undirected edge stands in it twice, once from either end; ordered by head, then tail. */
export interface FuzzyGraph {
  rows: number
  heads: Int32Array /* [e] */
  tails: Int32Array /* [e] */
  weights: Float64Array /* [e], in (0, 1] */
}

export function fuzzyGraph(neighbours: Neighbours, { sigmas, rhos }: SmoothDistances): FuzzyGraph {
  const { rows, k, indices, distances } = neighbours
  const directed = Array.from({ length: rows }, () => new Map<number, number>())
  for (let i = 0; i < rows; i++)
    for (let q = i * k; q < (i + 1) * k; q++) {
      const beyond = distances[q] - rhos[i]
      const weight = beyond <= 0 || sigmas[i] === 0 ? 1 : Math.fround(Math.exp(-beyond / sigmas[i]))
      if (weight > 0) directed[i].set(indices[q], weight)
    }
  const united = directed.map((edges) => new Map(edges))
  directed.forEach((edges, i) => {
    for (const [j, weight] of edges) {
      const back = directed[j].get(i) ?? 0
      const union = weight + back - weight * back
      united[i].set(j, union)
      united[j].set(i, union)
    }
  })
  return flatten(united)
}

function flatten(adjacency: Map<number, number>[]): FuzzyGraph {
  const count = adjacency.reduce((sum, edges) => sum + edges.size, 0)
  const graph = {
    rows: adjacency.length,
    heads: new Int32Array(count),
    tails: new Int32Array(count),
    weights: new Float64Array(count),
  }
  let at = 0
  adjacency.forEach((edges, i) => {
    for (const [j, weight] of [...edges].sort((a, b) => a[0] - b[0])) {
      graph.heads[at] = i
      graph.tails[at] = j
      graph.weights[at] = weight
      at++
    }
  })
  return graph
}
