/**
 * How much a map distorts the surroundings of each of its points: the part of its nearest that are not near it on the map.
 *
 *   d_i = 1 - |N_i and M_i| / k
 *
 * N_i are the k nearest of point i in the space that the map was made from, M_i its k nearest on the map. 0: all neighbours were
 * kept, 1: none. One minus its mean over all points is the agreement rate Q_NX of Lee and Verleysen (2009).
 *
 * Deviation: where fewer than k neighbours are known, as many are compared as are.
 */
import type { Progress } from '../../shared/progress.ts'
import { planeSearch } from '../neighbours/plane-neighbours.ts'

export interface SpaceNeighbours {
  /** Of every point, nearest first; rows, as numbers. */
  rows: Float32Array /* [n, known] */
  known: number
}

/** So many that they take some milliseconds. */
const pointsInStep = 8192

/** @returns after steps: NaN for points without a place or without a neighbour that has one */
export function* lostNeighbours(
  places: Float32Array /* [n, 2] */,
  { rows, known }: SpaceNeighbours,
  mostCompared: number,
): Generator<Progress, Float32Array /* [n] */, void> {
  const count = places.length / 2
  const k = Math.min(mostCompared, known)
  const lost = new Float32Array(count).fill(Number.NaN)
  if (k === 0) return lost
  const { points, nearest } = yield* planeSearch(places, k)
  const near = new Int32Array(k)
  const isPlaced = (point: number): boolean =>
    Number.isFinite(places[2 * point]) && Number.isFinite(places[2 * point + 1])
  for (const [done, i] of points.entries()) {
    if (done % pointsInStep === 0) yield { done, total: points.length }
    let compared = 0
    for (let t = 0; t < known && compared < k; t++) {
      const other = rows[i * known + t]
      if (other !== i && isPlaced(other)) near[compared++] = other
    }
    if (compared === 0) continue
    let kept = 0
    const around = nearest(i).subarray(0, compared)
    for (let t = 0; t < compared; t++) if (around.includes(near[t])) kept++
    lost[i] = 1 - kept / compared
  }
  return lost
}
