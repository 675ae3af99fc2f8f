/**
 * What lies over the skin in a patch: glasses, hair, beard. A mole is dark too, but small, and lies within the square; a frame, a
 * strand or a beard comes in over its border and goes on. So both the share of such pixels counts and how far the longest
 * connected group at the border reaches, along rows or columns. As in Canny 1986, "A computational approach to edge
 * detection", a group needs one pixel beyond a higher threshold: skin in dim light may be near the lower one. And an object has
 * an edge, while light of another colour, as of a lit wall on the far cheek, fades in over the skin: a group whose rim is
 * nowhere steep is skin, unless it fills most of the patch, where its rim may lie outside. What a face parser holds for
 * something else than skin counts as it stands, whatever its colour.
 */
import { quantile } from '../../../numeric/filters.ts'
import { darkDistances, fullDistances } from './skin-model.ts'
import type { SkinModel } from './skin-model.ts'

/** Standard deviations from the face's skin from which on a pixel is something else. Freckles and most wrinkles stay below. */
export const skinReach = 4
const certainReach = 5
/** Half the side of the window in which a rim is looked at, patch pixels, and the rise over it that makes an edge. */
const rimReach = 4
const edgeRise = 1.5
/** Larger groups need no edge. */
const mostShading = 0.5

/** Beside the cheeks hair may be lighter than skin too: fringes, white beards. */
export type CoveringColours = 'darker' | 'any'

export interface Covering {
  /** Of pixels, 0 to 1. */
  share: number
  /** Longest side of the box around a connected group that touches the border, patch pixels. */
  extentPx: number
}

export interface CoveringSearch {
  model: SkinModel
  colours: CoveringColours
  /** 1 where a face parser sees something else than skin. */
  others?: Uint8Array /* [side, side] */ | undefined
}

export function measureCovering(
  pixels: Uint8Array /* [side, side, 3] */,
  side: number,
  { model, colours, others }: CoveringSearch,
): Covering {
  const distances = (colours === 'any' ? fullDistances : darkDistances)(model, pixels)
  const covered = new Uint8Array(distances.length)
  let full: Float32Array | undefined
  let extentPx = 0
  for (const group of groupsOf(distances, side)) {
    if (group.length <= mostShading * distances.length) {
      full ??= fullDistances(model, pixels)
      if (rimRise(full, side, rimOf(distances, side, group)) < edgeRise) continue
    }
    for (const at of group) covered[at] = 1
    extentPx = Math.max(extentPx, extentOf(distances, side, group))
  }
  if (others) {
    const certain = Float32Array.from(others, (mark) => (mark === 0 ? 0 : Infinity))
    for (const group of groupsOf(certain, side)) {
      for (const at of group) covered[at] = 1
      extentPx = Math.max(extentPx, extentOf(certain, side, group))
    }
  }
  let marked = 0
  for (let i = 0; i < covered.length; i++) marked += covered[i]
  return { share: marked / covered.length, extentPx }
}

function* groupsOf(distances: Float32Array, side: number): Generator<number[]> {
  const taken = new Uint8Array(distances.length)
  for (let start = 0; start < distances.length; start++)
    if (distances[start] > skinReach && !taken[start]) yield takeGroup(distances, side, { start, taken })
}

/** The connected pixels beyond the lower threshold around one of them, each marked as taken. */
function takeGroup(
  distances: Float32Array,
  side: number,
  { start, taken }: { start: number; taken: Uint8Array },
): number[] {
  const group = [start]
  taken[start] = 1
  for (let next = 0; next < group.length; next++) {
    for (const neighbour of neighboursOf(group[next], side)) {
      if (!(distances[neighbour] > skinReach) || taken[neighbour]) continue
      taken[neighbour] = 1
      group.push(neighbour)
    }
  }
  return group
}

/** Left, right, above, below; what lies outside above or below has no distance. */
function neighboursOf(at: number, side: number): number[] {
  const x = at % side
  const besides = x === 0 ? [at + 1] : x === side - 1 ? [at - 1] : [at - 1, at + 1]
  return [...besides, at - side, at + side]
}

/** Pixels of a group beside skin. */
function rimOf(distances: Float32Array, side: number, group: number[]): number[] {
  return group.filter((at) => neighboursOf(at, side).some((neighbour) => distances[neighbour] <= skinReach))
}

/** Median, over the pixels of a rim, of the difference between the largest and the smallest distance around them. */
function rimRise(full: Float32Array, side: number, rim: number[]): number {
  const rises = rim.map((at) => {
    const [column, row] = [at % side, Math.floor(at / side)]
    let [least, most] = [Infinity, 0]
    for (let y = Math.max(0, row - rimReach); y <= Math.min(side - 1, row + rimReach); y++)
      for (let x = Math.max(0, column - rimReach); x <= Math.min(side - 1, column + rimReach); x++) {
        const distance = full[y * side + x]
        if (distance < least) least = distance
        if (distance > most) most = distance
      }
    return most - least
  })
  return quantile(rises, 0.5)
}

/** Longest side of the box around a group at the border; 0 for one that lies within or is not certain. */
function extentOf(distances: Float32Array, side: number, group: number[]): number {
  let farthest = 0
  let [left, right, top, bottom] = [side, 0, side, 0]
  for (const at of group) {
    const x = at % side
    const y = (at - x) / side
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
    farthest = Math.max(farthest, distances[at])
  }
  const touchesBorder = left === 0 || top === 0 || right === side - 1 || bottom === side - 1
  return touchesBorder && farthest > certainReach ? Math.max(right - left, bottom - top) + 1 : 0
}
