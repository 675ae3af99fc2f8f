/**
 * The forces of a layout as factors on the difference of two places, by the square D of their distance:
 *
 *   pull  2ab D^(b-1) / (1 + a D^b)               push  2b / ((0.001 + D) (1 + a D^b))
 *
 * (McInnes, Healy and Melville, 2018, section 3.2), each cut so that no move is longer than 4. They are looked up: a table
 * over the bits of D in single precision, 256 entries an octave, each the value in the middle of its cell, which is right to
 * 0.3 %, far below the noise of the random points. That spares two powers and a division some 10^8 times a map.
 */
import type { ClosenessCurve } from './closeness-curve.ts'

export interface ForceTables {
  pull: Float32Array
  push: Float32Array
}

export const longestMove = 4

const mantissaBits = 23
const stepBits = 8
const lowestExponent = -32
const highestExponent = 62

/** D's bits in single precision, less this, shifted right by that, are its place in a table. */
export const firstBits = (127 + lowestExponent) << mantissaBits
export const bitsShift = mantissaBits - stepBits
/** Added to D, so that points at the same place have an entry; half a map's smallest step that single precision holds. */
export const leastSquare = 2 ** lowestExponent

export function forceTables({ a, b }: ClosenessCurve): ForceTables {
  const closing = (square: number): number => 1 + a * Math.pow(square, b)
  return {
    pull: tabulate((square) => (2 * a * b * Math.pow(square, b - 1)) / closing(square)),
    push: tabulate((square) => (2 * b) / ((0.001 + square) * closing(square))),
  }
}

function tabulate(factorAt: (square: number) => number): Float32Array {
  const asFloat = new Float32Array(1)
  const asBits = new Int32Array(asFloat.buffer)
  return Float32Array.from({ length: (highestExponent - lowestExponent) << stepBits }, (_, i) => {
    asBits[0] = firstBits + i * (1 << bitsShift) + (1 << (bitsShift - 1))
    const square = asFloat[0]
    return Math.min(factorAt(square), longestMove / Math.sqrt(square))
  })
}
