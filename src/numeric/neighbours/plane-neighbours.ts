/**
 * The k nearest points of every point of a plane, exactly, by a k-d tree (Bentley 1975): the points are halved at the median of
 * x, the halves at the median of y, and so on down to a few points; a search leaves out every half that lies farther away than
 * the k-th point found so far.
 *
 * Deviations: the tree is a permutation of the points and holds no nodes. Of points that are equally far, those are taken that
 * the tree meets first, the same ones every time.
 */

import type { Progress } from '../../shared/progress.ts'

const leafPoints = 12
/** So many that halving them takes some milliseconds. */
const pointsInStep = 50_000

export interface PlaneSearch {
  /** Those with a finite place. One after the other lies near the one before, which is quick to search for. */
  points: Int32Array
  /** The k nearest of a point, nearest first and without the point itself, -1 where there are fewer; good until the next search. */
  nearest: (point: number) => Int32Array /* [k] */
}

/** @returns after steps: of a million points, the tree takes most of a second */
export function* planeSearch(
  places: Float32Array /* [n, 2] */,
  k: number,
): Generator<Progress, PlaneSearch, void> {
  const points = yield* buildTree(places)
  const indices = new Int32Array(k)
  const best = new Float64Array(k)
  let [point, x, y] = [0, 0, 0]

  function search(from: number, to: number, axis: 0 | 1): void {
    if (to - from <= leafPoints) {
      for (let at = from; at < to; at++) offer(points[at])
      return
    }
    const middle = (from + to) >> 1
    const away = (axis === 0 ? x : y) - places[2 * points[middle] + axis]
    const next = axis === 0 ? 1 : 0
    const isBelow = away < 0
    if (isBelow) search(from, middle, next)
    else search(middle + 1, to, next)
    if (away * away >= best[k - 1]) return
    offer(points[middle])
    if (isBelow) search(middle + 1, to, next)
    else search(from, middle, next)
  }

  function offer(other: number): void {
    const distance = (places[2 * other] - x) ** 2 + (places[2 * other + 1] - y) ** 2
    if (other === point || distance >= best[k - 1]) return
    let at = k - 1
    for (; at > 0 && best[at - 1] > distance; at--) {
      best[at] = best[at - 1]
      indices[at] = indices[at - 1]
    }
    best[at] = distance
    indices[at] = other
  }

  return {
    points,
    nearest: (wanted) => {
      point = wanted
      x = places[2 * point]
      y = places[2 * point + 1]
      indices.fill(-1)
      best.fill(Infinity)
      search(0, points.length, 0)
      return indices
    },
  }
}

/** Points with a place. The one in the middle of a part divides the others, those before it from those behind, and so on in both. */
function* buildTree(places: Float32Array): Generator<Progress, Int32Array, void> {
  const tree = new Int32Array(places.length / 2)
  let count = 0
  for (let i = 0; i < tree.length; i++)
    if (Number.isFinite(places[2 * i]) && Number.isFinite(places[2 * i + 1])) tree[count++] = i
  const points = tree.subarray(0, count)

  function halve(from: number, to: number, axis: 0 | 1): number {
    const middle = (from + to) >> 1
    putInPlace(points, middle, { from, to, valueOf: (point) => places[2 * point + axis] })
    return middle
  }

  function halveAll(from: number, to: number, axis: 0 | 1): void {
    if (to - from <= leafPoints) return
    const middle = halve(from, to, axis)
    halveAll(from, middle, axis === 0 ? 1 : 0)
    halveAll(middle + 1, to, axis === 0 ? 1 : 0)
  }

  function* halveInSteps(from: number, to: number, axis: 0 | 1): Generator<Progress, void, void> {
    if (to - from <= pointsInStep) {
      halveAll(from, to, axis)
      yield { done: to, total: count }
      return
    }
    const middle = halve(from, to, axis)
    yield { done: from, total: count }
    yield* halveInSteps(from, middle, axis === 0 ? 1 : 0)
    yield* halveInSteps(middle + 1, to, axis === 0 ? 1 : 0)
  }

  yield* halveInSteps(0, count, 0)
  return points
}

/** Quickselect (Hoare 1961) with the middle of three as its pivot: no smaller value after `wanted`, no greater before it. */
function putInPlace(
  points: Int32Array,
  wanted: number,
  { from, to, valueOf }: { from: number; to: number; valueOf: (point: number) => number },
): void {
  let [low, high] = [from, to - 1]
  while (low < high) {
    const pivot = middleOfThree(
      valueOf(points[low]),
      valueOf(points[(low + high) >> 1]),
      valueOf(points[high]),
    )
    let [i, j] = [low, high]
    while (i <= j) {
      while (valueOf(points[i]) < pivot) i++
      while (valueOf(points[j]) > pivot) j--
      if (i > j) break
      const held = points[i]
      points[i++] = points[j]
      points[j--] = held
    }
    if (wanted <= j) high = j
    else if (wanted >= i) low = i
    else return
  }
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
