/** What a face parser said of a square around a face, and which pixels of a cut square are not skin by it. */
import type { Point, Quad } from '../../../shared/domain.ts'
import { backgroundClass, parserClasses } from './parser-classes.ts'
import type { Frame } from '../photos/picture.ts'

export interface FaceParsing {
  /** The square that was looked at, photo pixels. */
  frame: Frame
  /** Cells to a side; a network's answer may be coarser than what it sees. */
  side: number
  /** Numbers of parserClasses, rows from the top of the frame. */
  classes: Uint8Array /* [side, side] */
}

/** Of the cell that a point of the photo lies in; background outside the frame. */
export function classAt({ frame, side, classes }: FaceParsing, { x, y }: Point): number {
  const [cos, sin] = [Math.cos(frame.angle), Math.sin(frame.angle)]
  const [dx, dy] = [x - frame.centreX, y - frame.centreY]
  const column = Math.floor(((dx * cos + dy * sin) / frame.side + 0.5) * side)
  const row = Math.floor(((dy * cos - dx * sin) / frame.side + 0.5) * side)
  if (column < 0 || row < 0 || column >= side || row >= side) return backgroundClass
  return classes[row * side + column]
}

/** 1 where a pixel of the square that is cut from a quad is not skin. */
export function notSkinIn(
  parsing: FaceParsing,
  [topLeft, topRight, , bottomLeft]: Quad,
  sidePx: number,
): Uint8Array /* [sidePx, sidePx] */ {
  const marks = new Uint8Array(sidePx * sidePx)
  for (let row = 0; row < sidePx; row++)
    for (let column = 0; column < sidePx; column++) {
      const [u, v] = [(column + 0.5) / sidePx, (row + 0.5) / sidePx]
      const found = classAt(parsing, {
        x: topLeft.x + (topRight.x - topLeft.x) * u + (bottomLeft.x - topLeft.x) * v,
        y: topLeft.y + (topRight.y - topLeft.y) * u + (bottomLeft.y - topLeft.y) * v,
      })
      marks[row * sidePx + column] = Number(!parserClasses[found].isSkin)
    }
  return marks
}

/** The same in a photo `factor` times as large. */
export function enlargedParsing(parsing: FaceParsing, factor: number): FaceParsing {
  const { centreX, centreY, side, angle } = parsing.frame
  const frame = { centreX: centreX * factor, centreY: centreY * factor, side: side * factor, angle }
  return { ...parsing, frame }
}
