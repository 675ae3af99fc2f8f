import { describe, expect, it } from 'vitest'
import { bandPass, blurFurther, gaussianBlur, quantile, robustSpread } from './filters.ts'
import type { Plane } from './filters.ts'
import { createRng } from './rng.ts'

function plane(width: number, height: number, of: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: width * height }, (_, i) => of(i % width, Math.floor(i / width)))
  return { data, width, height }
}

describe('gaussianBlur', () => {
  it('spreads a point by sigma along both axes and keeps its mass', () => {
    const { data, width } = gaussianBlur(
      plane(41, 31, (x, y) => (x === 20 && y === 15 ? 1 : 0)),
      2,
    )
    let [mass, xx, yy] = [0, 0, 0]
    data.forEach((value, i) => {
      mass += value
      xx += value * ((i % width) - 20) ** 2
      yy += value * (Math.floor(i / width) - 15) ** 2
    })
    expect(mass).toBeCloseTo(1, 5)
    expect(Math.sqrt(xx)).toBeCloseTo(2, 1)
    expect(Math.sqrt(yy)).toBeCloseTo(2, 1)
  })

  it('mirrors about the outermost pixel', () => {
    /* On 0 1 2 3 4 the first value is w0 0 + 2 (w1 1 + w2 2 + w3 3), with weights exp(-k^2 / 2) over their sum. */
    const blurred = gaussianBlur(
      plane(5, 5, (x) => x),
      1,
    )
    expect(blurred.data[10]).toBeCloseTo(0.7266, 3)
    expect(blurred.data[12]).toBeCloseTo(2, 5)
  })

  it('adds up: sigma 3 then 4 is sigma 5', () => {
    const noise = createRng(1)
    const start = plane(64, 64, () => noise.normal())
    const twice = gaussianBlur(gaussianBlur(start, 3), 4)
    const once = gaussianBlur(start, 5)
    const middle = 32 * 64 + 32
    expect(twice.data[middle]).toBeCloseTo(once.data[middle], 2)
  })
})

describe('blurFurther', () => {
  it.each([2.4, 4.8])('looks at fewer pixels of a plane blurred by %d and gives the same', (before) => {
    const noise = createRng(2)
    const blurred = gaussianBlur(
      plane(61, 47, () => 10 * noise.normal()),
      before,
    )
    const all = gaussianBlur(blurred, before).data
    const fewer = blurFurther(blurred, before, before).data
    expect(Math.max(...all.map((value, i) => Math.abs(value - fewer[i])))).toBeLessThan(0.02)
  })
})

describe('bandPass', () => {
  it('passes waves of its scale and stops a slope, a constant and much finer waves', () => {
    const energy = (of: (x: number) => number): number => {
      const { data } = bandPass(plane(96, 9, of), 1, 3)
      return Math.hypot(...data.subarray(96 * 4 + 30, 96 * 4 + 66))
    }
    const own = energy((x) => Math.sin((2 * Math.PI * x) / 10))
    expect(energy(() => 7)).toBeLessThan(1e-4)
    expect(energy((x) => 0.1 * x)).toBeLessThan(1e-4)
    expect(energy((x) => (-1) ** x)).toBeLessThan(0.05 * own)
    expect(energy((x) => Math.sin((2 * Math.PI * x) / 80))).toBeLessThan(0.1 * own)
  })
})

describe('quantile', () => {
  it.each([501, 9216])('agrees with sorting %i values', (length) => {
    const rng = createRng(7)
    const values = Float32Array.from({ length }, () => Math.round(rng.normal() * 20))
    const sorted = values.toSorted()
    for (const share of [0, 0.02, 0.1, 0.25, 0.5, 0.9, 0.995, 1]) {
      const at = share * (length - 1)
      const low = Math.floor(at)
      const expected = sorted[low] + (sorted[Math.min(length - 1, low + 1)] - sorted[low]) * (at - low)
      expect(quantile(values, share)).toBeCloseTo(expected, 6)
    }
  })

  it('leaves its input as it is and takes an empty one', () => {
    const values = [3, 1, 2]
    expect(quantile(values, 0.5)).toBe(2)
    expect(values).toEqual([3, 1, 2])
    expect(quantile([], 0.5)).toBe(0)
  })
})

describe('robustSpread', () => {
  it('is the standard deviation of normal values, with or without a few far ones', () => {
    const rng = createRng(3)
    const values = Float32Array.from({ length: 20_000 }, (_, i) =>
      i % 50 === 0 ? 900 : 5 + 2 * rng.normal(),
    )
    expect(robustSpread(values)).toBeGreaterThan(1.9)
    expect(robustSpread(values)).toBeLessThan(2.15)
  })
})
