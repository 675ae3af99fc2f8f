/** A fixed part of the placed points, spread evenly over their order; all of them when there are few. */
import { outside } from './map-frame.ts'

/**
 * Each point draws a number that depends on it alone (Knuth's multiplicative hash), and those below a bound are taken: the same
 * every time, without the regularity that every k-th of an ordered library would have.
 *
 * @param places `[n, 2]`
 */
export function samplePoints(places: Float32Array, most: number): Int32Array {
  const placed: number[] = []
  for (let i = 0; i < places.length / 2; i++) if (places[2 * i] !== outside) placed.push(i)
  if (placed.length <= most) return Int32Array.from(placed)
  const drawn = (point: number): number => Math.imul(point + 1, 2654435761) >>> 0
  return Int32Array.from(placed.sort((a, b) => drawn(a) - drawn(b)).slice(0, most)).sort()
}
