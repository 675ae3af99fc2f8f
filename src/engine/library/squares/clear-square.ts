/**
 * Another place in a region for a square that something lies in: a frame's rim, a strand, the edge of a beard, a cast shadow.
 * The region is cut out once at the scale of patches, its pixels are told into skin and others, and sums over rectangles
 * (Crow 1984, "Summed-area tables for texture mapping") then say of any square how much of it is not skin. The largest
 * square that is clear is taken; of equally large ones the nearest to where the square would have gone.
 */
import { patchSidePx } from '../../../shared/domain.ts'
import type { FaceRegion, Point, Quad } from '../../../shared/domain.ts'
import { standardThresholds } from '../../../shared/gate-thresholds.ts'
import { skinReach } from '../skin/covering.ts'
import type { CoveringColours } from '../skin/covering.ts'
import { notSkinIn } from '../parser/face-parsing.ts'
import type { FaceParsing } from '../parser/face-parsing.ts'
import { edgeContrasts, edgeShare, halfRuler } from '../skin/light-on-patch.ts'
import { cutPatch } from './patches.ts'
import type { Picture } from '../photos/picture.ts'
import { centresFor, liesInside, squareQuad, turned, uprightOutline } from './region-square.ts'
import type { FaceGeometry, RegionSquare } from './region-square.ts'
import { darkDistances, fullDistances } from '../skin/skin-model.ts'
import type { SkinModel } from '../skin/skin-model.ts'

/** Shares of the wanted side that are tried, down to what may be kept. */
const sideShares = [0.93, 0.86, 0.79, standardThresholds.minFit] as const
/** A clear square keeps this far from what is not skin, patch pixels; single pixels of noise may lie in it. */
const distancePx = 3
const clearShare = 0.003
/** Between places that are tried, patch pixels. */
const stepPx = 3
/** A region is never looked at with more pixels than this to a side. */
const mostPixels = 4 * patchSidePx

export interface SquareSearch {
  skin: SkinModel
  colours: CoveringColours
  /** Where the square goes when nothing is in its way; none is looked for that is larger. */
  standard: RegionSquare
  /** What a face parser said, where there is one. */
  parsing?: FaceParsing | undefined
}

/** @returns null when no square of the region is clear */
export function findClearSquare(
  photo: Picture,
  { region, face }: { region: FaceRegion; face: FaceGeometry },
  { skin, colours, standard, parsing }: SquareSearch,
): RegionSquare | null {
  const outline = uprightOutline(region, face)
  const field = cutField(photo, outline, { face, side: standard.side })
  const others = parsing && notSkinIn(parsing, field.quad, field.size)
  const distances = (colours === 'any' ? fullDistances : darkDistances)(skin, field.pixels)
  const covered = countsOf(notSkin(distances, others), field.size)
  const shadowed = countsOf(shadowEdges(field), field.size)
  const [middle] = turned([standard.centre], -face.angle)
  for (const share of [standard.fit, ...sideShares.filter((smaller) => smaller < standard.fit)]) {
    const side = (standard.side / standard.fit) * share
    const sidePx = side / field.pixel
    let best: { centre: Point; distance: number } | null = null
    for (const centre of [middle, ...placesIn(centresFor(outline, side), stepPx * field.pixel)]) {
      const distance = Math.hypot(centre.x - middle.x, centre.y - middle.y)
      if (best && best.distance <= distance) continue
      const at = { x: (centre.x - field.left) / field.pixel, y: (centre.y - field.top) / field.pixel }
      if (shareIn(covered, at, sidePx + 2 * distancePx) > clearShare) continue
      if (shareIn(shadowed, at, sidePx - 2 * halfRuler) > edgeShare) continue
      best = { centre, distance }
    }
    if (best) return { centre: turned([best.centre], face.angle)[0], side, fit: share }
  }
  return null
}

/** The region's surroundings, upright, as many pixels to a length as a patch has. */
interface Field {
  pixels: Uint8Array /* [size, size, 3] */
  size: number
  quad: Quad
  /** Photo pixels, of the upright photo: left upper corner and side of a pixel. */
  left: number
  top: number
  pixel: number
}

function cutField(
  photo: Picture,
  outline: Point[],
  { face, side }: { face: FaceGeometry; side: number },
): Field {
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const extent = Math.max(Math.max(...xs) - left, Math.max(...ys) - top)
  const size = Math.min(mostPixels, Math.max(patchSidePx, Math.round((extent / side) * patchSidePx)))
  const [centre] = turned([{ x: left + extent / 2, y: top + extent / 2 }], face.angle)
  const quad = squareQuad(centre, extent, face.angle)
  const { pixels } = cutPatch(photo, quad, size)
  return { pixels, size, quad, left, top, pixel: extent / size }
}

function notSkin(distances: Float32Array, others: Uint8Array | undefined): Uint8Array {
  const marks = new Uint8Array(distances.length)
  for (let i = 0; i < marks.length; i++)
    marks[i] = Number(distances[i] > skinReach || (others !== undefined && others[i] === 1))
  return marks
}

function shadowEdges({ pixels, size }: Field): Uint8Array {
  const inner = size - 2 * halfRuler
  const contrasts = edgeContrasts(pixels, size)
  const edges = new Uint8Array(size * size)
  for (let y = 0; y < inner; y++)
    for (let x = 0; x < inner; x++)
      edges[(y + halfRuler) * size + x + halfRuler] = Number(
        contrasts[y * inner + x] > standardThresholds.maxShadowContrast,
      )
  return edges
}

/** Number of marked pixels above and to the left of each corner between pixels. */
interface Counts {
  sums: Uint32Array /* [size + 1, size + 1] */
  size: number
}

function countsOf(marks: Uint8Array /* [size, size] */, size: number): Counts {
  const width = size + 1
  const sums = new Uint32Array(width * width)
  for (let y = 0; y < size; y++) {
    let inRow = 0
    for (let x = 0; x < size; x++) {
      inRow += marks[y * size + x]
      sums[(y + 1) * width + x + 1] = sums[y * width + x + 1] + inRow
    }
  }
  return { sums, size }
}

/** Share of marked pixels in the part of a square that lies in the field. */
function shareIn({ sums, size }: Counts, centre: Point, side: number): number {
  const within = (value: number): number => Math.min(size, Math.max(0, Math.round(value)))
  const [left, right] = [within(centre.x - side / 2), within(centre.x + side / 2)]
  const [top, bottom] = [within(centre.y - side / 2), within(centre.y + side / 2)]
  const at = (x: number, y: number): number => sums[y * (size + 1) + x]
  const count = at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
  return count / Math.max(1, (right - left) * (bottom - top))
}

/** Points of a grid in a convex outline, rows from the top. */
function* placesIn(outline: Point[], step: number): Generator<Point> {
  if (outline.length === 0) return
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  for (let y = Math.min(...ys); y <= Math.max(...ys); y += step)
    for (let x = Math.min(...xs); x <= Math.max(...xs); x += step)
      if (liesInside(outline, { x, y })) yield { x, y }
}
