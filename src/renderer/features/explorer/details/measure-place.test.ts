import { describe, expect, it } from 'vitest'
import { measurePlace } from './measure-place.ts'

describe('measurePlace', () => {
  it('puts a value between the extremes of its library', () => {
    expect(measurePlace(5, [0, 2, 3, 5, 7, 8, 10])).toEqual({ at: 0.5, from: 0.2, to: 0.8 })
  })

  it('keeps the middle wide when one patch lies far out, which is then drawn at the end', () => {
    const place = measurePlace(1000, [0, 2, 3, 5, 7, 8, 1000])
    expect(place.at).toBe(1)
    expect(place.to - place.from).toBeCloseTo(6 / 11)
  })

  it('has a middle also where all values are the same', () => {
    expect(measurePlace(4, [4, 4, 4, 4, 4, 4, 4])).toEqual({ at: 0.5, from: 0.5, to: 0.5 })
  })
})
