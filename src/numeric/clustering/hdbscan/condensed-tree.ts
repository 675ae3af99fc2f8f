/**
 * The hierarchy of density clusters (Campello, Moulavi and Sander, 2013, section 3; the "condensed tree" of McInnes and Healy,
 * 2017). Density is lambda = 1 / reach. With rising lambda the whole set loses rows and splits; a split counts as two new
 * clusters only where both parts have at least `leastSize` rows. Otherwise the smaller part leaves and the cluster goes on.
 *
 * Deviation: rows in the same place would have an infinite density and outweigh everything; the least distance above zero
 * is taken for theirs.
 */
import type { SpanningTree } from './spanning-tree.ts'

export interface DensityCluster {
  parent: number
  children: number[]
  /** Density at which it came into being. */
  birth: number
  /** Greatest density at which anything leaves it. */
  death: number
  /** sum over its rows of (density at which the row leaves it - birth). */
  stability: number
}

export interface CondensedTree {
  /** Cluster 0 is the whole set; a child comes after its parent. */
  clusters: DensityCluster[]
  /** The smallest cluster that each row was in. */
  lastCluster: Int32Array /* [n] */
  /** Density at which the row left that one. */
  density: Float64Array /* [n] */
}

interface Merge {
  left: number
  right: number
  length: number
  size: number
}

/** Merges in order of length; node n + e is what edge e makes. */
function singleLinkage({ from, to, lengths }: SpanningTree): Merge[] {
  const n = from.length + 1
  const above = Int32Array.from({ length: 2 * n - 1 }, (_, i) => i)
  const find = (node: number): number => {
    let top = node
    while (above[top] !== top) top = above[top]
    for (let at = node; above[at] !== top;) [above[at], at] = [top, above[at]]
    return top
  }
  const merges: Merge[] = []
  const sizeOf = (node: number): number => (node < n ? 1 : merges[node - n].size)
  for (let e = 0; e < from.length; e++) {
    const [left, right] = [find(from[e]), find(to[e])]
    merges.push({ left, right, length: lengths[e], size: sizeOf(left) + sizeOf(right) })
    above[left] = n + e
    above[right] = n + e
  }
  return merges
}

/** RangeError for a least size below two. */
export function condenseTree(tree: SpanningTree, leastSize: number): CondensedTree {
  if (leastSize < 2) throw new RangeError(`A cluster needs at least two rows, not ${leastSize}.`)
  const n = tree.from.length + 1
  const merges = singleLinkage(tree)
  const leastLength = tree.lengths.find((length) => length > 0) ?? 1
  const clusters: DensityCluster[] = [newCluster(-1, 0)]
  const lastCluster = new Int32Array(n)
  const density = new Float64Array(n)
  const sizeOf = (node: number): number => (node < n ? 1 : merges[node - n].size)

  function leave(node: number, cluster: number, lambda: number): void {
    const open = [node]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next >= n) open.push(merges[next - n].right, merges[next - n].left)
      else {
        lastCluster[next] = cluster
        density[next] = lambda
      }
    }
    depart(clusters[cluster], sizeOf(node), lambda)
  }

  const open: { node: number; cluster: number }[] = [{ node: 2 * n - 2, cluster: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, cluster } = next
    if (node < n) {
      leave(node, cluster, 1 / leastLength)
      continue
    }
    const { left, right, length } = merges[node - n]
    const lambda = 1 / Math.max(length, leastLength)
    const large = [left, right].filter((part) => sizeOf(part) >= leastSize)
    if (large.length === 2) {
      for (const part of [left, right]) {
        depart(clusters[cluster], sizeOf(part), lambda)
        clusters[cluster].children.push(clusters.length)
        open.push({ node: part, cluster: clusters.length })
        clusters.push(newCluster(cluster, lambda))
      }
      continue
    }
    for (const part of [left, right])
      if (large.includes(part)) open.push({ node: part, cluster })
      else leave(part, cluster, lambda)
  }
  return { clusters, lastCluster, density }
}

function newCluster(parent: number, birth: number): DensityCluster {
  return { parent, children: [], birth, death: birth, stability: 0 }
}

function depart(cluster: DensityCluster, size: number, lambda: number): void {
  cluster.stability += size * (lambda - cluster.birth)
  cluster.death = Math.max(cluster.death, lambda)
}
