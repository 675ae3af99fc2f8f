/**
 * What lies over the skin in a patch: glasses, hair, beard. A mole is dark too, but small, and lies within the square; a frame, a
 * strand or a beard comes in over its border and goes on. So both the share of such pixels counts and how far the longest
 * connected group at the border reaches, along rows or columns. As in Canny 1986, "A computational approach to edge
 * detection", a group needs one pixel beyond a higher threshold: skin in dim light may be near the lower one.
 */
import { darkDistance } from './skin-model.ts'
import type { SkinModel } from './skin-model.ts'

/** Standard deviations from the face's skin from which on a pixel is something else. Freckles and most wrinkles stay below. */
const skinReach = 4
const certainReach = 5

export interface Covering {
  /** Of pixels, 0 to 1. */
  share: number
  /** Longest side of the box around a connected group that touches the border, patch pixels. */
  extentPx: number
}

export function measureCovering(
  pixels: Uint8Array /* [side, side, 3] */,
  side: number,
  model: SkinModel,
): Covering {
  const distances = Float32Array.from({ length: side * side }, (_, i) =>
    darkDistance(model, [pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]]),
  )
  let [count, extentPx] = [0, 0]
  for (const distance of distances) if (distance > skinReach) count++
  for (let i = 0; i < distances.length; i++)
    if (distances[i] > skinReach) extentPx = Math.max(extentPx, takeGroup(distances, side, i))
  return { share: count / distances.length, extentPx }
}

/** Clears the connected group around a pixel and returns the longest side of its box; 0 when it is no covering. */
function takeGroup(distances: Float32Array, side: number, start: number): number {
  const waiting = [start]
  let farthest = distances[start]
  distances[start] = 0
  let [left, right, top, bottom] = [side, 0, side, 0]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % side
    const y = (at - x) / side
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    const neighbours = [x > 0 ? at - 1 : -1, x < side - 1 ? at + 1 : -1, at - side, at + side]
    for (const next of neighbours) {
      if (!(distances[next] > skinReach)) continue
      farthest = Math.max(farthest, distances[next])
      distances[next] = 0
      waiting.push(next)
    }
  }
  const touchesBorder = left === 0 || top === 0 || right === side - 1 || bottom === side - 1
  return touchesBorder && farthest > certainReach ? Math.max(right - left, bottom - top) + 1 : 0
}
