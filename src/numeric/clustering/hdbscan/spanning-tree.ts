/**
 * Minimum spanning tree of points under mutual reachability (Campello, Moulavi and Sander, 2013):
 *
 *   core(x) = distance of x to its m-th nearest row, x itself counted as the first
 *   reach(x, y) = max(core(x), core(y), |x - y|)
 *
 * Prim's algorithm with distances made as they are needed: n^2 f multiplications, memory for n. Of equally near rows the lower
 * one joins first.
 */
import type { Progress } from '../../../shared/progress.ts'
import { row, type Matrix } from '../../matrix.ts'
import { squaredDistance } from '../points.ts'

export interface SpanningTree {
  /** Edge e joins rows `from[e]` and `to[e]` at `lengths[e]`, shortest first. */
  from: Int32Array /* [n - 1] */
  to: Int32Array
  lengths: Float64Array
}

/** Multiply-adds between two chances for the caller to do something else. */
const workPerStep = 4e6

export function* spanningTreeSteps(
  points: Matrix,
  cores: ArrayLike<number> /* [n] */,
): Generator<Progress, SpanningTree, void> {
  const { rows: n, cols } = points
  const reach = new Float64Array(n).fill(Infinity)
  const parent = new Int32Array(n).fill(-1)
  const waiting = Int32Array.from({ length: Math.max(0, n - 1) }, (_, i) => i + 1)
  const edges: { from: number; to: number; length: number }[] = []
  let current = 0
  let work = 0
  for (let count = waiting.length; count > 0;) {
    const centre = row(points, current)
    let nearest = -1
    for (let w = 0; w < count; w++) {
      const i = waiting[w]
      const least = Math.max(cores[i], cores[current])
      if (least < reach[i]) {
        const distance = Math.max(least, Math.sqrt(squaredDistance(points, i, centre)))
        if (distance < reach[i]) {
          reach[i] = distance
          parent[i] = current
        }
      }
      if (nearest < 0 || reach[i] < reach[waiting[nearest]]) nearest = w
      else if (reach[i] === reach[waiting[nearest]] && i < waiting[nearest]) nearest = w
    }
    current = waiting[nearest]
    edges.push({ from: parent[current], to: current, length: reach[current] })
    waiting[nearest] = waiting[--count]
    work += count * cols
    if (work > workPerStep) {
      work = 0
      yield { done: n - count, total: n }
    }
  }
  edges.sort((a, b) => a.length - b.length || a.to - b.to)
  return {
    from: Int32Array.from(edges, ({ from }) => from),
    to: Int32Array.from(edges, ({ to }) => to),
    lengths: Float64Array.from(edges, ({ length }) => length),
  }
}
