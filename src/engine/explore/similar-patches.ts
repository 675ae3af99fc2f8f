import { row, type Matrix } from '../../numeric/matrix.ts'
import type { SimilarPatches } from '../../shared/contract/explore.ts'
import type { Neighbour } from '../maps/stored-neighbours.ts'
import { comparisonSpace } from '../quality/comparison-space.ts'

/** Rows of length 1 in the comparison space, so that one product is a cosine. */
export function directionsOf(features: Matrix): Matrix {
  const space = comparisonSpace(features)
  for (let i = 0; i < space.rows; i++) {
    const values = row(space, i)
    let squares = 0
    for (const value of values) squares += value * value
    if (squares > 0) {
      const length = Math.sqrt(squares)
      for (let j = 0; j < values.length; j++) values[j] /= length
    }
  }
  return space
}

interface Wanted {
  position: number
  count: number
  isThere: (position: number) => boolean
}

/** From what the run stored, which takes no time; null when that is not enough. */
export function storedSimilar(
  stored: readonly Neighbour[] | null,
  { position, count, isThere }: Wanted,
): SimilarPatches | null {
  const found = (stored ?? []).filter((other) => other.position !== position && isThere(other.position))
  if (found.length < count) return null
  return {
    positions: Int32Array.from(found.slice(0, count), (other) => other.position),
    distances: Float32Array.from(found.slice(0, count), ({ distance }) => distance),
  }
}

/** The nearest patches by cosine distance, equal ones by position; those for which `isThere` does not hold are passed over. */
export function similarPatches(directions: Matrix, { position, count, isThere }: Wanted): SimilarPatches {
  const own = row(directions, position)
  const cosines = new Float32Array(directions.rows)
  for (let i = 0; i < directions.rows; i++) {
    const first = i * directions.cols
    let sum = 0
    for (let j = 0; j < own.length; j++) sum += directions.data[first + j] * own[j]
    cosines[i] = sum
  }
  const best: number[] = []
  for (let i = 0; i < directions.rows; i++) {
    if (i === position || !isThere(i)) continue
    if (best.length === count && cosines[i] <= cosines[best[count - 1]]) continue
    let at = best.length
    while (at > 0 && cosines[best[at - 1]] < cosines[i]) at--
    best.splice(at, 0, i)
    if (best.length > count) best.pop()
  }
  return {
    positions: Int32Array.from(best),
    distances: Float32Array.from(best, (i) => Math.max(0, 1 - cosines[i])),
  }
}
