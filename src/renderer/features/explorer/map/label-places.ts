/** Which of many labels stand where, so that none lies over another. */
import type { Box } from './point-grid.ts'

export interface Label {
  id: number
  /** Middle, in pixels of the pane, y downwards. */
  x: number
  y: number
  width: number
  height: number
}

export interface PlacedLabel {
  id: number
  x: number
  y: number
}

const gapPx = 4

/**
 * Greedy, first come first served, so give the most important first. A label that finds no room at its place is tried just above
 * and below, then left out; labels are kept inside the pane if their middle is.
 */
export function placeLabels(
  labels: readonly Label[],
  pane: { width: number; height: number },
): PlacedLabel[] {
  const taken: Box[] = []
  const placed: PlacedLabel[] = []
  for (const { id, x, y, width, height } of labels) {
    if (x < 0 || x > pane.width || y < 0 || y > pane.height) continue
    const insideX = clamp(x, width / 2, pane.width - width / 2)
    for (const shift of [0, -(height + gapPx), height + gapPx]) {
      const insideY = clamp(y + shift, height / 2, pane.height - height / 2)
      const box = boxOf(insideX, insideY, { width, height })
      if (taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      placed.push({ id, x: insideX, y: insideY })
      break
    }
  }
  return placed
}

function boxOf(x: number, y: number, { width, height }: { width: number; height: number }): Box {
  return { left: x - width / 2, right: x + width / 2, bottom: y - height / 2, top: y + height / 2 }
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.right + gapPx &&
    b.left < a.right + gapPx &&
    a.bottom < b.top + gapPx &&
    b.bottom < a.top + gapPx
  )
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(most, least), Math.max(least, value))
}
