/** The part of a scale that is shown: two handles on the ramp of the legend, by share of its width or by value. */
import type { ValueRange } from '../state/explorer-scene.ts'

/** Values of the first and the last colour. Beyond them the scale goes on: a handle at an end leaves all of that side in. */
export interface ScaleEnds {
  low: number
  high: number
}

export type Handle = keyof ValueRange

const step = 0.01
const leap = 0.1

export function isWithin(value: number, { low, high }: ValueRange): boolean {
  return value >= low && value <= high
}

/** What has no value is in no range. */
export function countWithin(values: Float32Array, range: ValueRange): number {
  let count = 0
  for (const value of values) if (isWithin(value, range)) count++
  return count
}

/** Where the handles stand: 0 at the first colour, 1 at the last; both at the ends for the whole range. */
export function handleShares(range: ValueRange | null, ends: ScaleEnds): ValueRange {
  if (range === null) return { low: 0, high: 1 }
  const shareOf = (value: number): number => clampShare((value - ends.low) / (ends.high - ends.low))
  return { low: shareOf(range.low), high: shareOf(range.high) }
}

/** @returns null for the whole range */
export function rangeOfShares({ low, high }: ValueRange, ends: ScaleEnds): ValueRange | null {
  if (low <= 0 && high >= 1) return null
  return {
    low: low <= 0 ? -Infinity : valueAt(low, ends),
    high: high >= 1 ? Infinity : valueAt(high, ends),
  }
}

/** Between which values it lies; a side that is open is not said. */
export function sayRange({ low, high }: ValueRange, written: (value: number) => string): string {
  if (low === -Infinity) return `≤ ${written(high)}`
  return high === Infinity ? `≥ ${written(low)}` : `${written(low)} – ${written(high)}`
}

/** In the unit of the scale. */
export function valueAt(share: number, { low, high }: ScaleEnds): number {
  return low + share * (high - low)
}

/** One handle as far as the other lets it. */
export function moveHandle(shares: ValueRange, handle: Handle, share: number): ValueRange {
  return handle === 'low'
    ? { ...shares, low: Math.min(clampShare(share), shares.high) }
    : { ...shares, high: Math.max(clampShare(share), shares.low) }
}

/** Both, as far apart as they are. */
export function moveBoth({ low, high }: ValueRange, by: number): ValueRange {
  const within = Math.min(1 - high, Math.max(-low, by))
  return { low: low + within, high: high + within }
}

/** Which handle a press on the ramp means: the nearer one; of two at one place the one that can go there. */
export function handleAt({ low, high }: ValueRange, share: number): Handle {
  const middle = (low + high) / 2
  if (share === middle) return low > 0 ? 'low' : 'high'
  return share < middle ? 'low' : 'high'
}

/** Where a key takes a handle that stands at `share`; null for keys that move none. */
export function shareAfterKey(
  share: number,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): number | null {
  const wide = shiftKey ? leap : step
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return share - wide
    case 'ArrowRight':
    case 'ArrowUp':
      return share + wide
    case 'PageDown':
      return share - leap
    case 'PageUp':
      return share + leap
    case 'Home':
      return 0
    case 'End':
      return 1
    default:
      return null
  }
}

/** Steps add up to whole hundredths, so that a handle that goes back and forth comes to where it was. */
function clampShare(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1e6) / 1e6))
}
