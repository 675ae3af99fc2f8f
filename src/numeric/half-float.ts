/**
 * Half precision (IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction) as 16-bit words, to store parameters in half
 * the space. Rounding is to the nearest, ties to even; what is beyond 65504 after rounding becomes infinite, what is below
 * 2^-24 / 2 becomes zero, subnormals are kept.
 */
export function halvesFromFloats(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  return Uint16Array.from(bits, halfFromBits)
}

export function floatsFromHalves(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, floatFromHalf)
}

/** Of the bits of a single-precision number. */
function halfFromBits(bits: number): number {
  const sign = (bits >>> 16) & 0x8000
  const size = bits & 0x7fffffff
  if (size > 0x7f800000) return sign | 0x7e00 // not a number
  if (size >= 0x477ff000) return sign | 0x7c00 // 65520 and more round to infinity
  if (size >= 0x38800000) return sign | roundedShift(size - 0x38000000, 13) // normal: the exponent's bias falls by 112
  if (size < 0x33000000) return sign // below 2^-25
  const exponent = size >>> 23
  return sign | roundedShift((size & 0x7fffff) | 0x800000, 126 - exponent)
}

/** value / 2^shift, ties to even. A carry out of the fraction goes to the exponent, as it should. */
function roundedShift(value: number, shift: number): number {
  const whole = value >>> shift
  const rest = value & ((1 << shift) - 1)
  const half = 1 << (shift - 1)
  return rest > half || (rest === half && (whole & 1) === 1) ? whole + 1 : whole
}

function floatFromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1
  const exponent = (half >>> 10) & 0x1f
  const fraction = half & 0x3ff
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
