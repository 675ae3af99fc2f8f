import { describe, expect, it } from 'vitest'
import { outside } from './map-frame.ts'
import { samplePoints } from './sample-points.ts'

describe('samplePoints', () => {
  it('takes all placed points when there are few', () => {
    expect([...samplePoints(Float32Array.of(0, 0, outside, outside, 1, 1), 5)]).toEqual([0, 2])
  })

  it('takes as many as asked for, the same every time, from everywhere and without a rhythm', () => {
    const places = new Float32Array(2 * 30_000)
    const taken = samplePoints(places, 10_000)
    expect(taken).toEqual(samplePoints(places, 10_000))
    expect(taken.length).toBe(10_000)
    const even = taken.filter((point) => point % 2 === 0).length
    expect(Math.abs(even - 5000)).toBeLessThan(250)
    const early = taken.filter((point) => point < 15_000).length
    expect(Math.abs(early - 5000)).toBeLessThan(250)
  })
})
