import { expect, it } from 'vitest'
import { spreadSample } from './spread-sample.ts'

it('takes the middle of each part of a listing, all of a short one, and none of an empty one', () => {
  const listing = Array.from({ length: 80 }, (_, i) => i)
  expect(spreadSample(listing, 8)).toEqual([5, 15, 25, 35, 45, 55, 65, 75])
  expect(spreadSample([1, 2, 3], 8)).toEqual([1, 2, 3])
  expect(spreadSample([], 8)).toEqual([])
})
