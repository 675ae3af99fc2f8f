/** Sizes of two panes beside each other, of which one has a size of its own and the other takes what is left. */

export interface SplitLimits {
  /** Of both panes together. */
  totalPx: number
  /** The least of the sized pane, and of the other. */
  minPx: number
  otherMinPx: number
}

/** The nearest size that both panes can live with; where there is no room for both, the sized pane keeps its least. */
export function fitSize(sizePx: number, { totalPx, minPx, otherMinPx }: SplitLimits): number {
  return Math.max(minPx, Math.min(sizePx, totalPx - otherMinPx))
}

const stepPx = 16
const largeStepPx = 64

export interface SplitKey {
  key: string
  shiftKey: boolean
}

/**
 * The size after a key press on the handle, not yet fitted, or null for a key that means nothing there.
 *
 * @param grows the arrow key that makes the sized pane larger
 */
export function sizeAfterKey(
  { key, shiftKey }: SplitKey,
  sizePx: number,
  grows: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): number | null {
  const shrinks = opposite[grows]
  const step = shiftKey ? largeStepPx : stepPx
  switch (key) {
    case grows:
      return sizePx + step
    case shrinks:
      return sizePx - step
    case 'Home':
      return 0
    case 'End':
      return Number.MAX_SAFE_INTEGER
    default:
      return null
  }
}

const opposite = {
  ArrowLeft: 'ArrowRight',
  ArrowRight: 'ArrowLeft',
  ArrowUp: 'ArrowDown',
  ArrowDown: 'ArrowUp',
} as const

/** What was kept, or null where that is no size. */
export function parseKeptSize(text: string | null): number | null {
  const size = text === null || text === '' ? NaN : Number(text)
  return Number.isFinite(size) && size > 0 ? size : null
}
