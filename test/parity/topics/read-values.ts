/** Reads a file of reference values that a script beside it made. The type says what that script writes. */
import { readFileSync } from 'node:fs'

export function readValues<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T
}

/** Greatest difference of two sequences, relative to the greatest value of the second. */
export function relativeDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity
  let [difference, size] = [0, 0]
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(actual[i] - expected[i]))
    size = Math.max(size, Math.abs(expected[i]))
  }
  return difference / size
}
