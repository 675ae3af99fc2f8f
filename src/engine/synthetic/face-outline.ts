import type { Uv } from './curves.ts'
import { mirrored, smoothPath, smoothPoints } from './curves.ts'
import type { FaceShape } from './person.ts'

/** Right half of the outline from the crown to the chin. */
function rightHalf(face: FaceShape): Uv[] {
  const chinV = face.chinV
  return [
    [0, -1.66],
    [0.5 * face.forehead, -1.58],
    [0.86 * face.forehead, -1.28],
    [face.forehead, -0.9],
    [face.temple, -0.35],
    [face.cheekbone, 0.25],
    [0.5 * (face.cheekbone + face.jaw) + 0.03, 0.72],
    [face.jaw, 1.08],
    [0.5 * (face.jaw + face.chin) + 0.03, chinV - 0.27],
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
  const lower = points.filter(([, v]) => v > 0.25)
  return {
    halfWidthAt(v) {
      const index = points.findIndex((point) => point[1] >= v)
      if (index <= 0) return 0
      const [u0, v0] = points[index - 1]
      const [u1, v1] = points[index]
      return u0 + ((u1 - u0) * (v - v0)) / Math.max(1e-6, v1 - v0)
    },
    jawAt(u) {
      const across = Math.abs(u)
      const index = lower.findIndex((point) => point[0] <= across)
      if (index <= 0) return index === 0 ? lower[0][1] : face.chinV
      const [u0, v0] = lower[index - 1]
      const [u1, v1] = lower[index]
      return v0 + ((v1 - v0) * (across - u0)) / Math.min(-1e-6, u1 - u0)
    },
  }
}
