import { describe, expect, it } from 'vitest'
import { pictureReach, scrollSpeedometer } from './picture-reach.ts'

const at = { columns: 7, rowPx: 100, towards: 'forward', far: false } as const

describe('pictureReach', () => {
  it('fetches only what is near at first, and far ahead when there is time', () => {
    expect(pictureReach({ ...at, pxPerSecond: 0 })).toMatchObject({ ahead: 2, behind: 2, lead: 0 })
    const rested = pictureReach({ ...at, pxPerSecond: 0, far: true })
    expect(rested).toMatchObject({ ahead: 60, behind: 12, lead: 0 })
  })

  it('passes over what a quick scroll will have passed', () => {
    const { lead, ahead } = pictureReach({ ...at, pxPerSecond: 5000 })
    expect(lead).toBe(7)
    expect(ahead).toBeGreaterThan(2 * lead)
    expect(pictureReach({ ...at, pxPerSecond: 300 }).lead).toBe(0)
  })

  it('fetches a bounded number, however many a row holds', () => {
    for (const columns of [7, 36, 120])
      expect(pictureReach({ ...at, columns, pxPerSecond: 0, far: true }).ahead * columns).toBeLessThan(850)
  })
})

describe('scrollSpeedometer', () => {
  it('comes to the speed of an even scroll, either way', () => {
    for (const direction of [1, -1]) {
      const speed = scrollSpeedometer()
      let last = 0
      for (let ms = 0; ms < 1000; ms += 50) last = speed(direction * 5 * ms, ms)
      expect(last).toBeGreaterThan(4900)
      expect(last).toBeLessThanOrEqual(5001)
    }
  })

  it('begins anew after a rest: a jump is no scroll', () => {
    const speed = scrollSpeedometer()
    speed(0, 0)
    speed(500, 100)
    expect(speed(90_000, 5000)).toBe(0)
  })
})
