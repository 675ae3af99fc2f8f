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

export interface PictureReach {
  towards: 'forward' | 'backward'
  /** Rows on the side that is scrolled to. */
  ahead: number
  behind: number
  /** Rows that will have gone by before a picture that is asked for now has come. */
  lead: number
}

/**
 * Rows whose pictures are wanted, the most urgent first: those in sight and `ahead` of it, from the near to the far; what will have
 * gone by is left to the end, with the nearest on the other side.
 */
export function rowsToPicture({ startIndex, endIndex, count }: RowsInSight, reach: PictureReach): number[] {
  const { towards, ahead, behind, lead } = reach
  const step = towards === 'forward' ? 1 : -1
  const first = towards === 'forward' ? startIndex : endIndex
  const inSight = endIndex - startIndex + 1
  const passed = Math.min(lead, inSight + ahead)
  const offsets = [
    ...span(passed, inSight + ahead),
    ...span(0, passed),
    ...span(1, behind + 1).map((back) => -back),
  ]
  return offsets.map((offset) => first + step * offset).filter((row) => row >= 0 && row < count)
}

function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
