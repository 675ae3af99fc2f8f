import type { Frame } from './person.ts'

/** Rectangle of whole pixels. */
export interface PixelBox {
  left: number
  top: number
  width: number
  height: number
}

export interface LocalPoint {
  u: number
  v: number
}

export function toLocal(frame: Frame, x: number, y: number): LocalPoint {
  const dx = (x - frame.centreX) / frame.eyeDistancePx
  const dy = (y - frame.eyeY) / frame.eyeDistancePx
  const cos = Math.cos(frame.roll)
  const sin = Math.sin(frame.roll)
  return { u: cos * dx + sin * dy, v: cos * dy - sin * dx }
}

export function toPhoto(frame: Frame, u: number, v: number): { x: number; y: number } {
  const cos = Math.cos(frame.roll)
  const sin = Math.sin(frame.roll)
  return {
    x: frame.centreX + frame.eyeDistancePx * (cos * u - sin * v),
    y: frame.eyeY + frame.eyeDistancePx * (sin * u + cos * v),
  }
}

/** SVG transform that lets vector layers be drawn in the face's own frame. */
export function frameTransform(frame: Frame): string {
  const degrees = (frame.roll * 180) / Math.PI
  return `translate(${frame.centreX.toFixed(3)} ${frame.eyeY.toFixed(3)}) rotate(${degrees.toFixed(4)}) scale(${frame.eyeDistancePx.toFixed(3)})`
}

/**
 * Where cheek skin is seen undisturbed, in the face's frame (right half of the photo; the left is its mirror image): below
 * the eye bag, beside the nose and its fold, above the mouth, within the outline.
 */
export const cheekField = { u0: 0.34, u1: 0.91, v0: 0.3, v1: 0.96 }
