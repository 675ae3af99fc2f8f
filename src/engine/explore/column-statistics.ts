import type { Quantiles } from '../../shared/contract/explore.ts'

const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const

/** The known values of a column, ascending. */
export function sortedValues(column: Float32Array): Float32Array {
  const known = new Float32Array(column.length)
  let count = 0
  for (const value of column) if (!Number.isNaN(value)) known[count++] = value
  return sortByDigits(known.slice(0, count))
}

const digitBits = 11
const digits = 1 << digitBits

/**
 * By three digits of their bits, the last one first, each keeping the order of the one before: a run has dozens of columns, and a
 * million numbers that are compared with each other take four times as long. In place.
 */
function sortByDigits(values: Float32Array<ArrayBuffer>): Float32Array {
  let from = new Uint32Array(values.buffer)
  let to = new Uint32Array(values.length)
  // Bits in the order of the numbers: the sign turned over, and below zero all others too.
  for (let i = 0; i < from.length; i++) from[i] ^= from[i] >>> 31 ? 0xffffffff : 0x80000000
  for (const shift of [0, digitBits, 2 * digitBits]) {
    const next = new Uint32Array(digits + 1)
    for (const bits of from) next[((bits >>> shift) & (digits - 1)) + 1]++
    for (let digit = 0; digit < digits; digit++) next[digit + 1] += next[digit]
    for (const bits of from) to[next[(bits >>> shift) & (digits - 1)]++] = bits
    ;[from, to] = [to, from]
  }
  for (let i = 0; i < from.length; i++) from[i] ^= from[i] >>> 31 ? 0x80000000 : 0xffffffff
  return new Float32Array(from.buffer)
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
export function momentsOf(column: Float32Array, positions?: ArrayLike<number>): Moments {
  let count = 0
  let mean = 0
  let squares = 0
  const many = positions?.length ?? column.length
  for (let i = 0; i < many; i++) {
    const value = column[positions ? positions[i] : i]
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
