/** Cells of one size in rows: how many fit, and where keys lead. */

/** Between cells, and between them and the edge of the pane. */
export const gapPx = 4
export const edgePx = 12

export const leastSidePx = 48
export const largestSidePx = 192
export const usualSidePx = 96

/** Chromium draws nothing below 2^25 px of one element; some room is left for zoomed pages. */
const tallestPx = 15_000_000

export interface GalleryGrid {
  sidePx: number
  columns: number
  rows: number
  rowPx: number
}

/**
 * @param widthPx of the pane
 * @param sidePx as wished; cells are made to fill the width, and get smaller where the rows would be higher together than a
 *   browser can draw
 */
export function layGrid(count: number, widthPx: number, sidePx: number): GalleryGrid {
  const room = Math.max(leastSidePx, widthPx - 2 * edgePx) + gapPx
  const columns = Math.max(1, Math.round(room / (sidePx + gapPx)))
  const rows = Math.ceil(count / columns)
  const fittedPx = Math.floor(room / columns) - gapPx
  const rowPx = fittedPx + gapPx
  if (rows * rowPx > tallestPx && sidePx > leastSidePx)
    return layGrid(count, widthPx, Math.max(leastSidePx, sidePx - 8))
  return { sidePx: fittedPx, columns, rows, rowPx }
}

/** A size that was kept, mended. */
export function parseSide(kept: number): number {
  return Number.isFinite(kept) ? Math.min(largestSidePx, Math.max(leastSidePx, kept)) : usualSidePx
}

export interface GridMove {
  count: number
  columns: number
  /** Rows in sight. */
  pageRows: number
}

/** Where a key leads from a cell, or null for a key that does not move. From no cell (-1) the first one is reached. */
export function moveByKey(key: string, index: number, { count, columns, pageRows }: GridMove): number | null {
  const by = stepOf(key, columns, Math.max(1, pageRows))
  if (by === null || count === 0) return null
  if (index < 0) return key === 'End' ? count - 1 : 0
  const moved = index + by
  if (Math.abs(by) === Infinity || Math.abs(by) === 1) return Math.max(0, Math.min(count - 1, moved))
  // Up and down keep the column; the last row may be short.
  if (moved < 0) return index % columns
  if (moved >= count) return lastInColumn(index, count, columns)
  return moved
}

function stepOf(key: string, columns: number, pageRows: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return -1
    case 'ArrowRight':
      return 1
    case 'ArrowUp':
      return -columns
    case 'ArrowDown':
      return columns
    case 'PageUp':
      return -columns * pageRows
    case 'PageDown':
      return columns * pageRows
    case 'Home':
      return -Infinity
    case 'End':
      return Infinity
    default:
      return null
  }
}

/** The lowest cell of a column; from the row above a short last one, its last cell. */
function lastInColumn(index: number, count: number, columns: number): number {
  const lastRow = Math.floor((count - 1) / columns)
  return Math.min(count - 1, lastRow * columns + (index % columns))
}

/** Indices from one cell to another, both included. */
export function indicesBetween(one: number, other: number): { from: number; to: number } {
  return one <= other ? { from: one, to: other + 1 } : { from: other, to: one + 1 }
}
