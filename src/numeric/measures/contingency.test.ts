import { expect, test } from 'vitest'
import {
  adjustedRandIndex,
  contingency,
  effectiveNumber,
  normalisedMutualInformation,
} from './contingency.ts'

test('names do not matter, grouping does', () => {
  const same = contingency([0, 0, 1, 1, 2], ['x', 'x', 'y', 'y', 'z'])
  expect(normalisedMutualInformation(same)).toBeCloseTo(1, 12)
  expect(adjustedRandIndex(same)).toBe(1)
  const crossed = contingency([0, 0, 1, 1], [0, 1, 0, 1])
  expect(normalisedMutualInformation(crossed)).toBeCloseTo(0, 12)
  expect(adjustedRandIndex(crossed)).toBeCloseTo(-0.5, 12)
})

test('one group on both sides is agreement, one item too', () => {
  expect(adjustedRandIndex(contingency([1, 1, 1], [2, 2, 2]))).toBe(1)
  expect(normalisedMutualInformation(contingency([1], [2]))).toBe(1)
  expect(adjustedRandIndex(contingency([1], [2]))).toBe(1)
})

test('labelings of different length are refused', () => {
  expect(() => contingency([1], [1, 2])).toThrow(RangeError)
})

test('the effective number counts groups of equal size in full and small ones hardly', () => {
  expect(effectiveNumber([5, 5, 5, 5])).toBeCloseTo(4, 12)
  expect(effectiveNumber([97, 1, 1, 1])).toBeLessThan(1.3)
})
