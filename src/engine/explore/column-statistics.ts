import type { Quantiles } from '../../shared/contract/explore.ts'
import { sortByDigits } from '../../shared/rank-values.ts'

const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const

/** The known values of a column, ascending. */
export function sortedValues(column: Float32Array): Float32Array {
  const known = new Float32Array(column.length)
  let count = 0
  for (const value of column) if (!Number.isNaN(value)) known[count++] = value
  return sortByDigits(known.slice(0, count))
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

/** Of the known values, at some positions or at all. */
export function momentsOf(column: Float32Array, positions?: Int32Array): Moments {
  const values = positions ? valuesAt(column, positions) : column
  let count = 0
  let sum = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    count++
    sum += value
  }
  if (count === 0) return { mean: Number.NaN, deviation: Number.NaN }
  const mean = sum / count
  let squares = 0
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / count) }
}

export function valuesAt(column: Float32Array, positions: Int32Array): Float32Array {
  const values = new Float32Array(positions.length)
  for (let i = 0; i < values.length; i++) values[i] = column[positions[i]]
  return values
}

/**
 * Counts the different values of a column at some positions, or at all, 0 left out. Remembers where it met a value last, by the
 * value, and needs no set.
 */
export function distinctCounter(column: Int32Array): (positions?: Int32Array) => number {
  let most = 0
  for (const value of column) if (value > most) most = value
  const metIn = new Int32Array(most + 1)
  let turn = 0
  return (positions) => {
    turn++
    let count = 0
    for (let i = 0; i < (positions ?? column).length; i++) {
      const value = column[positions ? positions[i] : i]
      if (value === 0 || metIn[value] === turn) continue
      metIn[value] = turn
      count++
    }
    return count
  }
}
