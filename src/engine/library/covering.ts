/**
 * What lies over the skin in a patch: glasses, hair, beard. A mole is dark too, but small; a frame, a strand or the edge of a
 * beard goes on across the patch. So both the share of such pixels counts and how far the longest connected group of them
 * reaches, along rows or columns.
 */
import { darkDistance } from './skin-model.ts'
import type { SkinModel } from './skin-model.ts'

/** Standard deviations from the face's skin from which on a pixel is something else. Freckles and most wrinkles stay below. */
const skinReach = 4

export interface Covering {
  /** Of pixels, 0 to 1. */
  share: number
  /** Longest side of the box around a connected group, patch pixels. */
  extentPx: number
}

export function measureCovering(
  pixels: Uint8Array /* [side, side, 3] */,
  side: number,
  model: SkinModel,
): Covering {
  const covered = Uint8Array.from({ length: side * side }, (_, i) =>
    Number(darkDistance(model, [pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]]) > skinReach),
  )
  let [count, extentPx] = [0, 0]
  for (const value of covered) count += value
  for (let i = 0; i < covered.length; i++)
    if (covered[i] === 1) extentPx = Math.max(extentPx, takeGroup(covered, side, i))
  return { share: count / covered.length, extentPx }
}

/** Clears the connected group around a pixel and returns the longest side of its box. */
function takeGroup(covered: Uint8Array, side: number, start: number): number {
  const waiting = [start]
  covered[start] = 0
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
      if (covered[next] !== 1) continue
      covered[next] = 0
      waiting.push(next)
    }
  }
  return Math.max(right - left, bottom - top) + 1
}
