import { describe, expect, it } from 'vitest'
import { sweepCurve, sweepPlace } from './sweep-chart.ts'

const sweep = [
  { topics: 2, score: -4, error: 0.1, stability: 0.9, agreed: 2 },
  { topics: 8, score: -2, error: 0.1, stability: null, agreed: null },
  { topics: 32, score: -3, error: 0, stability: 0.45, agreed: 6 },
]

describe('sweepPlace', () => {
  it('gives every doubling the same room', () => {
    expect(sweep.map(({ topics }) => sweepPlace(sweep, topics))).toEqual([0, 50, 100])
    expect(sweepPlace(sweep, 4)).toBeCloseTo(25)
    expect(sweepPlace(sweep, 64)).toBe(100)
    expect(sweepPlace(sweep.slice(0, 1), 2)).toBe(50)
  })
})

describe('sweepCurve', () => {
  it('goes from the least at the bottom to the most at the top, and marks the number that was chosen', () => {
    expect(sweepCurve({ sweep, chosen: 8 }, 'score')).toEqual({
      path: 'M0.00 100.00L50.00 0.00L100.00 50.00',
      least: -4,
      most: -2,
      chosen: { left: 50, top: 0, value: -2 },
    })
  })

  it('begins at nothing where that is asked for, and leaves out what was not measured', () => {
    expect(sweepCurve({ sweep, chosen: 8 }, 'stability', 0)).toEqual({
      path: 'M0.00 0.00L100.00 50.00',
      least: 0.45,
      most: 0.9,
      chosen: null,
    })
  })

  it('does not go below the bottom where a value is less than nothing', () => {
    const below = [{ ...sweep[0], stability: -0.1 }, sweep[2]]
    expect(sweepCurve({ sweep: below, chosen: 2 }, 'stability', 0)?.chosen?.top).toBe(100)
  })

  it('is nothing for one number alone', () => {
    expect(sweepCurve({ sweep: sweep.slice(0, 2), chosen: 2 }, 'agreed', 0)).toBeNull()
  })
})
