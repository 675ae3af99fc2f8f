import type { Quantiles } from '../../shared/contract/explore.ts'

const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const

/** The known values of a column, ascending. */
export function sortedValues(column: Float32Array): Float32Array {
  return column.filter((value) => !Number.isNaN(value)).sort()
}

/** By linear interpolation between the two nearest values; null without any. */
export function quantilesOf(sorted: Float32Array): Quantiles | null {
  if (sorted.length === 0) return null
  const [a, b, c, d, e, f, g] = shares.map((share) => {
    const at = share * (sorted.length - 1)
    const below = sorted[Math.floor(at)]
    return below + (sorted[Math.ceil(at)] - below) * (at % 1)
  })
  return [a, b, c, d, e, f, g]
}

/** Share of values that lie below; equal ones count half. */
export function shareBelow(sorted: Float32Array, value: number): number {
  if (sorted.length === 0) return Number.NaN
  return (firstAtLeast(sorted, value) + firstAbove(sorted, value)) / 2 / sorted.length
}

function firstAtLeast(sorted: Float32Array, value: number): number {
  return firstWhere(sorted, (other) => other >= value)
}

function firstAbove(sorted: Float32Array, value: number): number {
  return firstWhere(sorted, (other) => other > value)
}

function firstWhere(sorted: Float32Array, holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(sorted[middle])) high = middle
    else low = middle + 1
  }
  return low
}

export interface Moments {
  mean: number
  /** Population standard deviation. */
  deviation: number
}

/** Of the known values. */
export function momentsOf(column: Float32Array): Moments {
  let count = 0
  let mean = 0
  let squares = 0
  for (const value of column) {
    if (Number.isNaN(value)) continue
    count++
    const away = value - mean
    mean += away / count
    squares += away * (value - mean)
  }
  return count === 0
    ? { mean: Number.NaN, deviation: Number.NaN }
    : { mean, deviation: Math.sqrt(squares / count) }
}
