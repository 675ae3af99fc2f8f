/**
 * The square that is cut from a region. The region's outline is read as half planes, so what is left is convex and never
 * reaches beyond a concave corner. A square of given side and turn lies inside all half planes n.p <= d when its centre c
 * keeps n.c <= d - side/2 (|n.u| + |n.v|), u and v being its axes: the centres that do so form a convex polygon. Its
 * centroid is where the square goes; it moves smoothly with the mesh, which a largest-square search would not.
 */
import type { FaceRegion, Point, Quad } from '../../../shared/domain.ts'
import { regionOutlines } from './regions.ts'

/** Side of a square in eye distances, the same for all regions; about 21 mm on an adult. */
export const sideInEyeDistances = 0.34

export interface RegionSquare {
  centre: Point
  side: number
  /** Share of the wanted side that fits, 0 to 1; 1 when all of it does. */
  fit: number
}

export interface FaceGeometry {
  /** Photo pixels, flat x, y, z. */
  mesh: Float32Array /* [468, 3] */
  eyeDistancePx: number
  /** Roll of the head in radians, clockwise as seen. */
  angle: number
}

/** The best square of a region, shrunk as far as it has to be, at least to a tenth of its side. */
export function placeSquare(region: FaceRegion, face: FaceGeometry): RegionSquare {
  const wanted = sideInEyeDistances * face.eyeDistancePx
  const outline = uprightOutline(region, face)
  let side = wanted
  let centres = centresFor(outline, side)
  if (centres.length === 0) {
    let [fits, tooLarge] = [wanted * 0.1, wanted]
    for (let i = 0; i < 20; i++) {
      side = (fits + tooLarge) / 2
      if (centresFor(outline, side).length > 0) fits = side
      else tooLarge = side
    }
    side = fits
    centres = centresFor(outline, side)
  }
  const centre = centroid(centres.length > 0 ? centres : outline)
  return { centre: turned([centre], face.angle)[0], side, fit: side / wanted }
}

/** Corners of a square, first the one that is top left when the head is upright. */
export function squareQuad(centre: Point, side: number, angle: number): Quad {
  const cos = (Math.cos(angle) * side) / 2
  const sin = (Math.sin(angle) * side) / 2
  return [
    { x: centre.x - cos + sin, y: centre.y - sin - cos },
    { x: centre.x + cos + sin, y: centre.y + sin - cos },
    { x: centre.x + cos - sin, y: centre.y + sin + cos },
    { x: centre.x - cos - sin, y: centre.y - sin + cos },
  ]
}

/** A region's outline in photo pixels. */
export function outlinePoints(region: FaceRegion, mesh: Float32Array): Point[] {
  const at = (index: number): Point => ({ x: mesh[index * 3], y: mesh[index * 3 + 1] })
  return regionOutlines[region].map((point) => {
    if (typeof point === 'number') return at(point)
    const [a, b] = [at(point.from), at(point.to)]
    return { x: a.x + (b.x - a.x) * point.towards, y: a.y + (b.y - a.y) * point.towards }
  })
}

/** The outline as it would be if the photo were turned until the head is upright. */
export function uprightOutline(region: FaceRegion, face: FaceGeometry): Point[] {
  return turned(outlinePoints(region, face.mesh), -face.angle)
}

/** Turns points around the photo's corner. */
export function turned(points: Point[], angle: number): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return points.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }))
}

/** Whether a point lies in a convex outline. */
export function liesInside(outline: Point[], { x, y }: Point): boolean {
  return halfPlanes(outline).every(({ nx, ny, d }) => nx * x + ny * y <= d + 1e-6)
}

/** Points p with nx p.x + ny p.y <= d lie inside. */
interface HalfPlane {
  nx: number
  ny: number
  d: number
}

function halfPlanes(outline: Point[]): HalfPlane[] {
  const clockwise = signedArea(outline) > 0 ? 1 : -1
  return outline.map((from, i) => {
    const to = outline[(i + 1) % outline.length]
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
    const nx = (clockwise * (to.y - from.y)) / length
    const ny = (-clockwise * (to.x - from.x)) / length
    return { nx, ny, d: nx * from.x + ny * from.y }
  })
}

/** Where the centre of an upright square may lie so that the square stays inside; empty when it does not fit. */
export function centresFor(outline: Point[], side: number): Point[] /* convex */ {
  let centres = outline
  for (const plane of halfPlanes(outline)) {
    const room = plane.d - (side / 2) * (Math.abs(plane.nx) + Math.abs(plane.ny))
    centres = clip(centres, { ...plane, d: room })
    if (centres.length === 0) break
  }
  return centres
}

/** Sutherland and Hodgman (1974) for one half plane. */
function clip(points: Point[], plane: HalfPlane): Point[] {
  const inside: Point[] = []
  for (let i = 0; i < points.length; i++) {
    const a = points[i]
    const b = points[(i + 1) % points.length]
    const outA = plane.nx * a.x + plane.ny * a.y - plane.d
    const outB = plane.nx * b.x + plane.ny * b.y - plane.d
    if (outA <= 0) inside.push(a)
    if (outA < 0 !== outB < 0 && outA !== outB) {
      const t = outA / (outA - outB)
      inside.push({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })
    }
  }
  return inside
}

function signedArea(points: Point[]): number {
  return points.reduce((sum, a, i) => {
    const b = points[(i + 1) % points.length]
    return sum + (a.x * b.y - b.x * a.y) / 2
  }, 0)
}

function centroid(points: Point[]): Point {
  const mean = {
    x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
    y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
  }
  const local = points.map((point) => ({ x: point.x - mean.x, y: point.y - mean.y }))
  const area = signedArea(local)
  if (Math.abs(area) < 1e-6) return mean
  let [x, y] = [0, 0]
  for (let i = 0; i < local.length; i++) {
    const a = local[i]
    const b = local[(i + 1) % local.length]
    const cross = a.x * b.y - b.x * a.y
    x += ((a.x + b.x) * cross) / (6 * area)
    y += ((a.y + b.y) * cross) / (6 * area)
  }
  return { x: mean.x + x, y: mean.y + y }
}
