import { describe, expect, test } from 'vitest'
import { backboneRateAt, learningRateAt, targetMomentumAt } from './schedules.ts'

describe('learning rate', () => {
  const schedule = { peak: 2, warmupSteps: 4, totalSteps: 24 }

  test('rises in equal steps and reaches its peak after the warm-up', () => {
    const rises = [0, 1, 2, 3, 4].map((step) => learningRateAt(step, schedule))
    rises.forEach((rate, i) => expect(rate).toBeCloseTo((2 * (i + 1)) / 5, 10))
  })

  test('falls by half a cosine: half the peak half way, nothing at the end', () => {
    expect(learningRateAt(14, schedule)).toBeCloseTo(1, 10)
    expect(learningRateAt(9, schedule)).toBeCloseTo(1 + Math.SQRT1_2, 10)
    expect(learningRateAt(24, schedule)).toBeCloseTo(0, 10)
  })

  test('starts at the peak without a warm-up', () =>
    expect(learningRateAt(0, { ...schedule, warmupSteps: 0 })).toBe(2))
})

describe('target momentum', () => {
  const schedule = { start: 0.99, end: 1, totalSteps: 100 }

  // 1 - (1 - 0.99) (cos(pi k / K) + 1) / 2, Grill et al. (2020), section 3.2
  test.each([0, 25, 50, 80, 100])('follows the formula of the paper at step %i', (step) =>
    expect(targetMomentumAt(step, schedule)).toBeCloseTo(
      1 - (0.01 * (Math.cos((Math.PI * step) / 100) + 1)) / 2,
      12,
    ),
  )
})

test('an adapted backbone stands still during the head start and then follows at its own rate', () => {
  const rates = [0, 9, 10, 99].map((step) => backboneRateAt(step, 100, { headStart: 0.1, backboneRate: 0.2 }))
  expect(rates).toEqual([0, 0, 0.2, 0.2])
})
