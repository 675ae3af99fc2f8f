/** Draws a row of the gallery: a canvas for all its pictures, since an element for each would cost more than drawing it. */
import { patchSidePx } from '../../../../shared/domain.ts'
import { gapPx } from './gallery-grid.ts'
import type { SheetOf } from './patch-sheets.ts'

export interface RowPicture {
  /** Stands in its place until it is there. */
  tone: string
  picture: SheetOf<ImageBitmap> | 'none' | null
}

/** --radius-tiny */
const cornerPx = 4

export function rowWidthPx(cells: number, sidePx: number): number {
  return cells * (sidePx + gapPx) - gapPx
}

/** Makes the canvas as large as a row, empty. */
export function clearRow(
  canvas: HTMLCanvasElement,
  { cells, sidePx, pixelRatio }: { cells: number; sidePx: number; pixelRatio: number },
): void {
  canvas.width = Math.round(rowWidthPx(cells, sidePx) * pixelRatio)
  canvas.height = Math.round(sidePx * pixelRatio)
}

/** @param column of the cell; what was drawn there is painted over */
export function drawCell(
  context: CanvasRenderingContext2D,
  { tone, picture }: RowPicture,
  { column, sidePx, pixelRatio }: { column: number; sidePx: number; pixelRatio: number },
): void {
  // Whole pixels of the screen, also where a CSS pixel is none.
  const left = Math.round(column * (sidePx + gapPx) * pixelRatio)
  const right = Math.round((column * (sidePx + gapPx) + sidePx) * pixelRatio)
  const height = context.canvas.height
  context.save()
  context.beginPath()
  context.roundRect(left, 0, right - left, height, cornerPx * pixelRatio)
  if (picture === null || picture === 'none') {
    context.fillStyle = tone
    context.fill()
  } else {
    context.clip()
    context.imageSmoothingQuality = 'medium'
    const top = picture.index * patchSidePx
    context.drawImage(picture.sheet, 0, top, patchSidePx, patchSidePx, left, 0, right - left, height)
  }
  context.restore()
}
