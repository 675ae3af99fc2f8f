import { describe, expect, it } from 'vitest'
import { frameMap, outside } from './map-frame.ts'

describe('frameMap', () => {
  it('brings the longer side to -1 ... 1, keeps shapes, and leaves patches without a position out', () => {
    const frame = frameMap(Float32Array.of(10, NaN, 30, 20), Float32Array.of(5, 7, 5, 10))
    expect([...frame.places]).toEqual([-1, -0.25, outside, outside, 1, -0.25, 0, 0.25])
    expect(frame).toMatchObject({ placed: 3, halfWidth: 1, halfHeight: 0.25 })
    expect(frame.place(20, 7.5)).toEqual({ x: 0, y: 0 })
  })

  it('knows no place for a run without a map, and one for a single patch', () => {
    expect(frameMap(Float32Array.of(NaN), Float32Array.of(NaN))).toMatchObject({ placed: 0, halfWidth: 1 })
    expect([...frameMap(Float32Array.of(3), Float32Array.of(4)).places]).toEqual([0, 0])
  })
})
