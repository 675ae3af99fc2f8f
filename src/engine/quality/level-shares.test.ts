import { expect, it } from 'vitest'
import { greatestSurprise, levelSizes, mostOverRepresented, sharesOf } from './level-shares.ts'

const codes = Int32Array.of(0, 0, 0, 0, 1, 1, 2, -1, -1)
const isOwn = (i: number): boolean => i >= 4

it('counts patches of a level, and none whose level is unknown', () =>
  expect([...levelSizes(codes, 4)]).toEqual([4, 2, 1, 0]))

it('finds the level that a topic has more of than all have, among what is known of both', () => {
  expect(mostOverRepresented(codes, 3, isOwn)).toEqual({ code: 1, share: 2 / 3, shareOfAll: 2 / 7 })
  expect(mostOverRepresented(codes, 3, (i) => i > 6)).toEqual({ code: -1, share: 0, shareOfAll: 0 })
})

it('gives the share of one third in a topic and among all', () => {
  expect(sharesOf(codes, 1, isOwn)).toEqual({ share: 2 / 3, shareOfAll: 2 / 7 })
  expect(sharesOf(codes, 1, () => false)).toEqual({ share: 0, shareOfAll: 2 / 7 })
})

it('knows how surprising the rarest level would be, also of very many levels', () => {
  expect(greatestSurprise(Float64Array.of(4, 0, 2, 1))).toBeCloseTo(Math.log(7), 12)
  expect(greatestSurprise(new Float64Array(300_000).fill(2))).toBeCloseTo(Math.log(300_000), 9)
})
