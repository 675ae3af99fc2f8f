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
 * Greedy, first come first served, so give the most important first. A label that finds no room at its place is tried a little
 * and just above and below, then left out; labels are kept inside the pane if their middle is.
 */
export function placeLabels(
  labels: readonly Label[],
  pane: { width: number; height: number },
): PlacedLabel[] {
  const taken: Box[] = []
  const placed: PlacedLabel[] = []
  for (const label of labels) {
    if (!isInSight(label, pane)) continue
    const aside = label.height + gapPx
    for (const shift of [0, -aside / 2, aside / 2, -aside, aside]) {
      const moved = keepInside({ ...label, y: label.y + shift }, pane)
      const box = boxOf(moved)
      if (taken.some((other) => overlap(box, other))) continue
      taken.push(box)
      placed.push(moved)
      break
    }
  }
  return placed.map(({ id, x, y }) => ({ id, x, y }))
}

/**
 * One more at its own place, whatever stands there: those that it lies over are left out instead. Nothing changes where it has a
 * place already, or none in sight.
 *
 * @param placed as `placeLabels` gave them
 * @param all those that were placed, by their ids
 */
export function placeOver(
  label: Label,
  { placed, all }: { placed: readonly PlacedLabel[]; all: ReadonlyMap<number, Label> },
  pane: { width: number; height: number },
): readonly PlacedLabel[] {
  if (placed.some(({ id }) => id === label.id) || !isInSight(label, pane)) return placed
  const { id, x, y, width, height } = keepInside(label, pane)
  const box = boxOf({ x, y, width, height })
  const others = placed.filter((other) => {
    const size = all.get(other.id)
    return !size || !overlap(box, boxOf({ ...size, ...other }))
  })
  return [...others, { id, x, y }]
}

function isInSight({ x, y }: Label, pane: { width: number; height: number }): boolean {
  return x >= 0 && x <= pane.width && y >= 0 && y <= pane.height
}

function keepInside(label: Label, pane: { width: number; height: number }): Label {
  const { x, y, width, height } = label
  return {
    ...label,
    x: clamp(x, width / 2, pane.width - width / 2),
    y: clamp(y, height / 2, pane.height - height / 2),
  }
}

function boxOf({ x, y, width, height }: Omit<Label, 'id'>): Box {
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
