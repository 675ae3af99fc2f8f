import { describe, expect, it } from 'vitest'
import { axisOver } from './axis.ts'

describe('axisOver', () => {
  it.each([
    [0, 2.6, [0, 1, 2, 3]],
    [0, 0.029, [0, 0.01, 0.02, 0.03]],
    [-0.4, 1, [-0.5, 0, 0.5, 1]],
    [0, 4000, [0, 1000, 2000, 3000, 4000]],
  ])('covers %d to %d with round ticks', (low, high, expected) => {
    const { ticks } = axisOver(low, high)
    expect(ticks).toHaveLength(expected.length)
    ticks.forEach((tick, index) => expect(tick).toBeCloseTo(expected[index], 12))
  })

  it('spreads equal ends apart around the value', () => {
    for (const value of [0, 5, -3]) {
      const axis = axisOver(value, value)
      expect(axis.low).toBeLessThanOrEqual(value)
      expect(axis.high).toBeGreaterThanOrEqual(value)
      expect(axis.high).toBeGreaterThan(axis.low)
    }
  })
})
