/**
 * Finds points of the plane without looking at all of them: a grid of square cells, the points of each cell in one run of one
 * array (a counting sort), so that a million points cost a few megabytes and no objects.
 */
import { outside } from './map-frame.ts'

export interface PointGrid {
  /** The nearest point within `radius` that passes, or null. */
  nearest: (x: number, y: number, radius: number, passes: (point: number) => boolean) => number | null
  /** Points in a closed polygon (`[m, 2]`, even-odd rule), ascending within each cell. */
  inPolygon: (corners: Float32Array) => Int32Array
  /** How many points the cells hold that the box touches: never fewer than lie in it. */
  countAbout: (box: Box) => number
}

export interface Box {
  left: number
  right: number
  bottom: number
  top: number
}

const pointsPerCell = 4
const mostCellsAcross = 512

/** @param places `[n, 2]`, within -1 to 1 or outside */
export function createPointGrid(places: Float32Array): PointGrid {
  const count = places.length / 2
  const across = Math.min(mostCellsAcross, Math.max(1, Math.ceil(Math.sqrt(count / pointsPerCell))))
  const cellOf = (value: number): number =>
    Math.min(across - 1, Math.max(0, Math.floor(((value + 1) / 2) * across)))
  const { starts, points } = sortIntoCells(places, across, cellOf)

  function forCells(box: Box, visit: (from: number, to: number, row: number) => void): void {
    if (box.right < -1 || box.left > 1 || box.top < -1 || box.bottom > 1) return
    const [first, last] = [cellOf(box.left), cellOf(box.right)]
    for (let row = cellOf(box.bottom); row <= cellOf(box.top); row++)
      visit(starts[row * across + first], starts[row * across + last + 1], row)
  }

  function nearest(x: number, y: number, radius: number, passes: (point: number) => boolean): number | null {
    let found: number | null = null
    let least = radius * radius
    forCells({ left: x - radius, right: x + radius, bottom: y - radius, top: y + radius }, (from, to) => {
      for (let at = from; at < to; at++) {
        const point = points[at]
        const distance = (places[2 * point] - x) ** 2 + (places[2 * point + 1] - y) ** 2
        // Of points at one place the last is the one drawn on top.
        if (distance > least || (distance === least && found !== null && found > point) || !passes(point))
          continue
        least = distance
        found = point
      }
    })
    return found
  }

  function countAbout(box: Box): number {
    let sum = 0
    forCells(box, (from, to) => {
      sum += to - from
    })
    return sum
  }

  function inPolygon(corners: Float32Array): Int32Array {
    const box = boxAround(corners)
    const caught = new Int32Array(countAbout(box))
    let kept = 0
    forCells(box, (from, to, row) => {
      // Whether a point is inside depends on the edges at its height alone.
      const edges = edgesBetween(corners, (2 * row) / across - 1, (2 * (row + 1)) / across - 1)
      for (let at = from; at < to; at++) {
        const point = points[at]
        if (crossesOddly(corners, edges, places[2 * point], places[2 * point + 1])) caught[kept++] = point
      }
    })
    return caught.slice(0, kept)
  }

  return { nearest, inPolygon, countAbout }
}

function sortIntoCells(
  places: Float32Array,
  across: number,
  cellOf: (value: number) => number,
): { starts: Int32Array /* [across * across + 1] */; points: Int32Array } {
  const count = places.length / 2
  const starts = new Int32Array(across * across + 1)
  const cells = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const placed = places[2 * i] !== outside
    cells[i] = placed ? cellOf(places[2 * i + 1]) * across + cellOf(places[2 * i]) : -1
    if (placed) starts[cells[i] + 1]++
  }
  for (let cell = 0; cell < across * across; cell++) starts[cell + 1] += starts[cell]
  const points = new Int32Array(starts[across * across])
  const next = starts.slice()
  for (let i = 0; i < count; i++) if (cells[i] >= 0) points[next[cells[i]]++] = i
  return { starts, points }
}

function boxAround(corners: Float32Array): Box {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  for (let i = 0; i < corners.length; i += 2) {
    box.left = Math.min(box.left, corners[i])
    box.right = Math.max(box.right, corners[i])
    box.bottom = Math.min(box.bottom, corners[i + 1])
    box.top = Math.max(box.top, corners[i + 1])
  }
  return box
}

/** First corners of the edges that reach into a band of heights. The outermost bands hold what lies beyond them too. */
function edgesBetween(corners: Float32Array, bottom: number, top: number): number[] {
  const edges: number[] = []
  const count = corners.length / 2
  const slack = 1e-5
  for (let i = 0; i < count; i++) {
    const [y, nextY] = [corners[2 * i + 1], corners[2 * ((i + 1) % count) + 1]]
    if (Math.max(y, nextY) >= bottom - slack && Math.min(y, nextY) <= top + slack) edges.push(i)
  }
  return edges
}

/** Whether a ray to the right crosses an odd number of edges. */
function crossesOddly(corners: Float32Array, edges: readonly number[], x: number, y: number): boolean {
  const count = corners.length / 2
  let odd = false
  for (const i of edges) {
    const j = (i + 1) % count
    const [fromY, toY] = [corners[2 * i + 1], corners[2 * j + 1]]
    if (fromY > y === toY > y) continue
    const crossing = corners[2 * i] + ((y - fromY) / (toY - fromY)) * (corners[2 * j] - corners[2 * i])
    if (x < crossing) odd = !odd
  }
  return odd
}
