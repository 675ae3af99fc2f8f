/** Decoded pixels as the whole library passes them on: 8-bit sRGB, rows from the top, red green blue interleaved. */
export interface Picture {
  /* [height, width, 3] */
  data: Uint8Array
  width: number
  height: number
}

/**
 * A square looked at in a picture. Coordinates are continuous: pixel (i, j) covers [i, i + 1) x [j, j + 1).
 * `angle` in radians turns the square clockwise as seen; its own x axis then points along (cos, sin).
 */
export interface Frame {
  centreX: number
  centreY: number
  side: number
  angle: number
}

/** Where the point (u, v) of the frame, both in [0, 1] from its own top left, lies in the picture. */
export function framePoint(frame: Frame, u: number, v: number): { x: number; y: number } {
  const cos = Math.cos(frame.angle)
  const sin = Math.sin(frame.angle)
  const dx = (u - 0.5) * frame.side
  const dy = (v - 0.5) * frame.side
  return { x: frame.centreX + dx * cos - dy * sin, y: frame.centreY + dx * sin + dy * cos }
}

/**
 * Gives the memory of a picture back at once; it is empty from then on. Left to the garbage collector, the pixels of each photo
 * bring on a collection of everything, which takes a fifth of an import's time.
 */
export function releasePixels(picture: Picture): void {
  const { buffer } = picture.data
  if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}
