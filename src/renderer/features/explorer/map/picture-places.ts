/** Which patches are shown as pictures: at most one in each cell of a grid that lies on the plane, the one nearest its middle. */
import type { Box, PointGrid } from './point-grid.ts'

export interface PictureGrid {
  /** Side of a cell on the plane. A power of two, so that zooming keeps the places of pictures as long as it can. */
  cell: number
  /** Side of a picture in pixels. */
  sidePx: number
}

const leastSidePx = 30
export const mostPictures = 400

/** @param scale pixels a unit of the plane */
export function pictureGrid(
  scale: number,
  { width, height }: { width: number; height: number },
): PictureGrid {
  const sidePx = Math.max(leastSidePx, Math.sqrt((width * height) / mostPictures))
  const cell = 2 ** Math.ceil(Math.log2(sidePx / scale))
  return { cell, sidePx: Math.min(72, cell * scale * 0.86) }
}

export interface PicturePlace {
  point: number
  /** Middle of its cell on the plane: pictures stand in rows and never overlap. */
  x: number
  y: number
}

export interface PictureSource {
  grid: PointGrid
  /** `[n, 2]`, those of the grid. */
  places: Float32Array
  /** Which points may be pictures; the first rule that finds one in a cell decides. */
  shows: readonly ((point: number) => boolean)[]
}

/** @returns `mostPictures` at most */
export function choosePictures(
  { grid, places, shows }: PictureSource,
  view: Box,
  cell: number,
): PicturePlace[] {
  const chosen: PicturePlace[] = []
  for (let row = Math.floor(view.bottom / cell); row <= Math.floor(view.top / cell); row++) {
    for (let column = Math.floor(view.left / cell); column <= Math.floor(view.right / cell); column++) {
      const inCell = (point: number): boolean =>
        Math.floor(places[2 * point] / cell) === column && Math.floor(places[2 * point + 1] / cell) === row
      const [x, y] = [(column + 0.5) * cell, (row + 0.5) * cell]
      let point: number | null = null
      for (const passes of shows)
        point ??= grid.nearest(x, y, cell * Math.SQRT1_2, (found) => passes(found) && inCell(found))
      if (point === null) continue
      chosen.push({ point, x, y })
      if (chosen.length === mostPictures) return chosen
    }
  }
  return chosen
}
