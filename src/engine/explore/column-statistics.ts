import type { Quantiles } from '../../shared/contract/explore.ts'

const shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1] as const

/** The known values of a column, ascending. */
export function sortedValues(column: Float32Array): Float32Array {
  const known = new Float32Array(column.length)
  let count = 0
  for (const value of column) if (!Number.isNaN(value)) known[count++] = value
  return sortByDigits(known.slice(0, count))
}

/**
 * By three digits of their bits, the last one first, each keeping the order of the one before: a run has dozens of columns, and a
 * million numbers that are compared with each other take four times as long. In place.
 */
function sortByDigits(values: Float32Array<ArrayBuffer>): Float32Array {
  let from = new Uint32Array(values.buffer)
  let to = new Uint32Array(values.length)
  for (let i = 0; i < from.length; i++) from[i] = ascendingBits(from[i])
  for (const shift of digitShifts) {
    const next = digitStarts(from, shift)
    for (const bits of from) to[next[(bits >>> shift) & (digits - 1)]++] = bits
    ;[from, to] = [to, from]
  }
  for (let i = 0; i < from.length; i++) from[i] ^= from[i] >>> 31 ? 0x80000000 : 0xffffffff
  return new Float32Array(from.buffer)
}

/**
 * All positions by their values, in the same way; equal values stay in the order of their positions, unknown ones come last
 * either way.
 */
export function rankValues(values: Float32Array, { descending }: { descending: boolean }): Int32Array {
  const keys = new Uint32Array(values.slice().buffer)
  for (let i = 0; i < keys.length; i++) {
    if (Number.isNaN(values[i])) keys[i] = 0xffffffff
    else {
      // 0 and -0 are equal.
      const bits = ascendingBits(values[i] === 0 ? 0 : keys[i])
      keys[i] = descending ? ~bits : bits
    }
  }
  let from = new Int32Array(keys.length)
  let to = new Int32Array(keys.length)
  for (let i = 0; i < from.length; i++) from[i] = i
  for (const shift of digitShifts) {
    const next = digitStarts(keys, shift)
    for (const position of from) to[next[(keys[position] >>> shift) & (digits - 1)]++] = position
    ;[from, to] = [to, from]
  }
  return from
}

const digitBits = 11
const digits = 1 << digitBits
const digitShifts = [0, digitBits, 2 * digitBits]

/** Bits of a float in the order of the numbers: the sign turned over, and below zero all others too. */
function ascendingBits(bits: number): number {
  return bits ^ (bits >>> 31 ? 0xffffffff : 0x80000000)
}

/** Where the numbers of each digit begin once they are in its order. */
function digitStarts(keys: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(digits + 1)
  for (const bits of keys) next[((bits >>> shift) & (digits - 1)) + 1]++
  for (let digit = 0; digit < digits; digit++) next[digit + 1] += next[digit]
  return next
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
