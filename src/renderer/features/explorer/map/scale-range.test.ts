import { describe, expect, it } from 'vitest'
import {
  countWithin,
  handleAt,
  handleShares,
  moveBoth,
  moveHandle,
  rangeOfShares,
  sayRange,
  shareAfterKey,
} from './scale-range.ts'

const ends = { low: 40, high: 80 }

describe('rangeOfShares', () => {
  it('gives values between the ends, and leaves a side open whose handle stands at its end', () => {
    expect(rangeOfShares({ low: 0.25, high: 0.5 }, ends)).toEqual({ low: 50, high: 60 })
    expect(rangeOfShares({ low: 0, high: 0.5 }, ends)).toEqual({ low: -Infinity, high: 60 })
    expect(rangeOfShares({ low: 0.25, high: 1 }, ends)).toEqual({ low: 50, high: Infinity })
    expect(rangeOfShares({ low: 0, high: 1 }, ends)).toBeNull()
  })

  it('is undone by handleShares, open sides too', () => {
    for (const shares of [
      { low: 0.25, high: 0.5 },
      { low: 0, high: 0.5 },
      { low: 0, high: 1 },
    ])
      expect(handleShares(rangeOfShares(shares, ends), ends)).toEqual(shares)
  })

  it('keeps what was chosen when the ends of the scale move', () => {
    expect(handleShares({ low: 50, high: 90 }, { low: 60, high: 80 })).toEqual({ low: 0, high: 1 })
  })
})

describe('countWithin', () => {
  it('counts both bounds in, what lies beyond the scale where a side is open, and nothing unknown', () => {
    const values = Float32Array.of(10, 50, 55, 60, 99, NaN)
    expect(countWithin(values, { low: 50, high: 60 })).toBe(3)
    expect(countWithin(values, { low: -Infinity, high: 60 })).toBe(4)
    expect(countWithin(values, { low: -Infinity, high: Infinity })).toBe(5)
  })
})

describe('moveHandle', () => {
  it('stops at the other handle and at the end', () => {
    const shares = { low: 0.2, high: 0.6 }
    expect(moveHandle(shares, 'low', 0.9)).toEqual({ low: 0.6, high: 0.6 })
    expect(moveHandle(shares, 'high', 0.1)).toEqual({ low: 0.2, high: 0.2 })
    expect(moveHandle(shares, 'low', -3)).toEqual({ low: 0, high: 0.6 })
  })
})

describe('moveBoth', () => {
  it('keeps the handles as far apart as they are, up to an end', () => {
    const [right, left] = [moveBoth({ low: 0.5, high: 0.75 }, 0.125), moveBoth({ low: 0.5, high: 0.75 }, -3)]
    expect(right).toEqual({ low: 0.625, high: 0.875 })
    expect(left).toEqual({ low: 0, high: 0.25 })
    expect(moveBoth({ low: 0.5, high: 0.75 }, 3)).toEqual({ low: 0.75, high: 1 })
  })
})

describe('handleAt', () => {
  it('is the nearer one, and of two at one place the one that can move there', () => {
    expect(handleAt({ low: 0, high: 1 }, 0.4)).toBe('low')
    expect(handleAt({ low: 0, high: 1 }, 0.6)).toBe('high')
    expect(handleAt({ low: 0.5, high: 0.5 }, 0.7)).toBe('high')
    expect(handleAt({ low: 1, high: 1 }, 1)).toBe('low')
    expect(handleAt({ low: 0, high: 0 }, 0)).toBe('high')
  })
})

describe('sayRange', () => {
  it('leaves out a side that is open', () => {
    const said = (low: number, high: number): string => sayRange({ low, high }, (value) => value.toFixed(1))
    expect([said(1, 2), said(1, Infinity), said(-Infinity, 2)]).toEqual(['1.0 – 2.0', '≥ 1.0', '≤ 2.0'])
  })
})

describe('shareAfterKey', () => {
  it('steps by a hundredth, leaps by a tenth, and goes to the ends', () => {
    const after = (key: string, shiftKey = false): number | null => shareAfterKey(0.5, { key, shiftKey })
    expect(after('ArrowRight')).toBeCloseTo(0.51)
    expect(after('ArrowDown')).toBeCloseTo(0.49)
    expect(after('ArrowLeft', true)).toBeCloseTo(0.4)
    expect(after('PageUp')).toBeCloseTo(0.6)
    expect([after('Home'), after('End'), after('a')]).toEqual([0, 1, null])
  })
})
