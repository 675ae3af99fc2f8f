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

export interface RowsInSight {
  startIndex: number
  endIndex: number
  /** Rows that there are. */
  count: number
}

/**
 * Rows whose pictures are wanted, the most urgent first: those in sight, then `ahead` more on the side that is scrolled to, from the
 * near to the far, then the nearest on the other side.
 */
export function rowsToPicture(
  { startIndex, endIndex, count }: RowsInSight,
  towards: 'forward' | 'backward' | null,
  ahead: number,
): number[] {
  const rows: number[] = []
  const add = (row: number): void => void (row >= 0 && row < count && rows.push(row))
  const [after, before] = towards === 'backward' ? [behindRows, ahead] : [ahead, behindRows]
  for (let row = startIndex; row <= endIndex; row++) add(row)
  const addAfter = (): void => {
    for (let step = 1; step <= after; step++) add(endIndex + step)
  }
  if (towards !== 'backward') addAfter()
  for (let step = 1; step <= before; step++) add(startIndex - step)
  if (towards === 'backward') addAfter()
  return rows
}
