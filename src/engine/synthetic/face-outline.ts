import type { Uv } from './curves.ts'
import { mirrored, smoothPath, smoothPoints } from './curves.ts'
import type { FaceShape } from './person.ts'

/** Right half of the outline from the crown to the chin. */
function rightHalf(face: FaceShape): Uv[] {
  const chinV = face.chinV
  return [
    [0, -1.66],
    [0.52 * face.forehead, -1.56],
    [0.88 * face.forehead, -1.24],
    [face.forehead, -0.9],
    [face.temple, -0.35],
    [face.cheekbone, 0.25],
    [0.35 * face.cheekbone + 0.65 * face.jaw + 0.05, 0.74],
    [face.jaw, 1.08],
    [0.5 * (face.jaw + face.chin) + 0.03, chinV - 0.26],
    [face.chin, chinV - 0.07],
    [0.45 * face.chin, chinV - 0.005],
    [0, chinV],
  ]
}

export function facePath(face: FaceShape): string {
  const right = rightHalf(face)
  return smoothPath([...right, ...mirrored(right.slice(1, -1))], true)
}

export interface Outline {
  /** Half width of the face at height v; 0 above the crown and below the chin. */
  halfWidthAt(v: number): number
  /** Height of the jaw line at |u|; the chin's height at 0. */
  jawAt(u: number): number
}

export function traceOutline(face: FaceShape): Outline {
  const points = smoothPoints(rightHalf(face), 12)
  const crownV = points[0][1]
  const halfWidths = tabulate(
    points.map(([u, v]): Uv => [v, u]),
    crownV,
    face.chinV,
  )
  const jaw = points.filter(([, v]) => v > 0.3).reverse()
  const widest = jaw[jaw.length - 1][0]
  const jawHeights = tabulate(jaw, 0, widest)
  return {
    halfWidthAt: (v) =>
      v <= crownV || v >= face.chinV ? 0 : readTable(halfWidths, (v - crownV) / (face.chinV - crownV)),
    jawAt: (u) => readTable(jawHeights, Math.min(1, Math.abs(u) / widest)),
  }
}

const tableSteps = 512

/** y over x of a polyline whose x rises, at even steps from `first` to `last`. */
export function tabulate(line: readonly Uv[], first: number, last: number): Float32Array {
  const table = new Float32Array(tableSteps + 1)
  let index = 1
  for (let step = 0; step <= tableSteps; step++) {
    const x = first + ((last - first) * step) / tableSteps
    while (index < line.length - 1 && line[index][0] < x) index++
    const [x0, y0] = line[index - 1]
    const [x1, y1] = line[index]
    const way = Math.min(1, Math.max(0, (x - x0) / Math.max(1e-6, x1 - x0)))
    table[step] = y0 + (y1 - y0) * way
  }
  return table
}

/** The tabulated y at `way` between first (0) and last (1). */
export function readTable(table: Float32Array, way: number): number {
  return table[Math.round(way * tableSteps)]
}
