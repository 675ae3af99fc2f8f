import { describe, expect, test } from 'vitest'
import { floatsFromHalves, halvesFromFloats } from './half-float.ts'

const toHalf = (value: number): number => halvesFromFloats(Float32Array.of(value))[0]

// Words as numpy has them: numpy.array([...], numpy.float32).astype(numpy.float16).view(numpy.uint16)
describe('half precision', () => {
  test.each([
    ['one', 1, 0x3c00],
    ['a negative number', -2.5, 0xc100],
    ['a third, rounded down', 1 / 3, 0x3555],
    ['the largest', 65504, 0x7bff],
    ['just short of infinity', 65519.996, 0x7bff],
    ['what rounds to infinity', 65520, 0x7c00],
    ['the smallest normal', 2 ** -14, 0x0400],
    ['the largest subnormal', 1023 * 2 ** -24, 0x03ff],
    ['a subnormal that rounds up to normal', 1023.5 * 2 ** -24, 0x0400],
    ['the smallest subnormal', 2 ** -24, 0x0001],
    ['half of it, a tie that goes to zero', 2 ** -25, 0x0000],
    ['a little more than half of it', 1.001 * 2 ** -25, 0x0001],
    ['one and a half of it, a tie that goes to two', 1.5 * 2 ** -24, 0x0002],
    ['a tie that goes down to even', 1 + 2 ** -11, 0x3c00],
    ['a tie that goes up to even', 1 + 3 * 2 ** -11, 0x3c02],
    ['a carry into the exponent', 2 - 2 ** -12, 0x4000],
    ['a single-precision subnormal', -1e-40, 0x8000],
    ['minus zero', -0, 0x8000],
    ['infinity', -Infinity, 0xfc00],
    ['not a number', NaN, 0x7e00],
  ])('rounds %s', (_, value, word) => expect(toHalf(value)).toBe(word))

  test('gives every word back as it was', () => {
    const words = Uint16Array.from({ length: 0x10000 }, (_, word) => word).filter(
      (word) => (word & 0x7c00) !== 0x7c00 || (word & 0x3ff) === 0,
    )
    expect(halvesFromFloats(floatsFromHalves(words))).toEqual(words)
  })

  test.each([
    [0x3555, 0.333251953125],
    [0x0001, 5.960464477539063e-8],
    [0x83ff, -6.097555160522461e-5],
    [0x7c00, Infinity],
  ])('reads word %i', (word, value) => expect(floatsFromHalves(Uint16Array.of(word))[0]).toBe(value))

  test('reads what is not a number', () => expect(floatsFromHalves(Uint16Array.of(0x7e01))[0]).toBeNaN())

  test('is off by at most one part in 2048', () => {
    const values = Float32Array.from({ length: 2000 }, (_, i) => Math.sin(i) * 10 ** ((i % 8) - 4))
    const back = floatsFromHalves(halvesFromFloats(values))
    values.forEach((value, i) =>
      expect(Math.abs(back[i] - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) / 2048, 2 ** -25)),
    )
  })
})
