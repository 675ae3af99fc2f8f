import { defaultRangeExtractor, type Range } from '@tanstack/vue-virtual'

/** Rows that stay in the page behind the scroll, enough to turn round. */
const behindRows = 2

/**
 * Which rows are in the page: those in sight, on the side that is scrolled to as many more as `range.overscan` says, and otherwise
 * only the nearest: a topic that is opened must not wait for pictures that nobody sees.
 */
export function rowsAhead(range: Range, towards: 'forward' | 'backward' | null): number[] {
  const before = towards === 'backward' ? range.overscan : behindRows
  const after = towards === 'forward' ? range.overscan : behindRows
  return defaultRangeExtractor({
    ...range,
    startIndex: Math.max(0, range.startIndex - before),
    endIndex: Math.min(range.count - 1, range.endIndex + after),
    overscan: 0,
  })
}
