import type { Quantiles } from '../../../../shared/contract/explore.ts'

export interface MeasurePlace {
  /** Along the track, from 0, the library's least value, to 1, its greatest. */
  at: number
  /** Where nine of ten patches lie. */
  from: number
  to: number
}

/**
 * Where a value lies in a library. The track goes half a span beyond the middle nine tenths, or to the extremes where those are
 * nearer: one odd patch must not press all others into a corner.
 */
export function measurePlace(value: number, range: Quantiles): MeasurePlace {
  const [least, low, , , , high, greatest] = range
  const reach = 0.5 * (high - low)
  const start = Math.max(least, low - reach)
  const end = Math.min(greatest, high + reach)
  const along = (x: number): number => (end > start ? clampShare((x - start) / (end - start)) : 0.5)
  return { at: along(value), from: along(low), to: along(high) }
}

function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share))
}
