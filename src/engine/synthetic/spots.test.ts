import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { cheekField, toLocal } from './face-frame.ts'
import { drawPerson } from './person.ts'
import { blemishLevels } from './skin-levels.ts'
import type { Spot } from './spots.ts'
import { paintSpots, scatterSpots } from './spots.ts'

const person = drawPerson(640, 2, createRng(6))

function inCheek(spots: readonly Spot[], side: -1 | 1): number {
  return spots.filter((spot) => {
    const { u, v } = toLocal(person.frame, spot.x, spot.y)
    const across = side * u
    return across >= cheekField.u0 && across <= cheekField.u1 && v >= cheekField.v0 && v <= cheekField.v1
  }).length
}

describe('spots', () => {
  it.each([0, 1, 2, 3])(
    'come in the number of level %i in each cheek, left and right within a fifth',
    (level) => {
      for (let seed = 0; seed < 10; seed++) {
        const spots = scatterSpots(person, level, createRng(seed))
        for (const side of [-1, 1] as const) {
          const count = inCheek(spots, side)
          expect(Math.abs(count - blemishLevels[level])).toBeLessThanOrEqual(
            Math.round(0.1 * blemishLevels[level]),
          )
        }
      }
    },
  )

  it('do not lie in mirrored places', () => {
    const spots = scatterSpots(person, 2, createRng(1))
    const local = spots.map((spot) => toLocal(person.frame, spot.x, spot.y))
    const left = local.filter(({ u }) => u < 0)
    const right = local.filter(({ u }) => u > 0)
    const mirrored = left.filter((a) => right.some((b) => Math.hypot(a.u + b.u, a.v - b.v) < 0.005))
    expect(mirrored.length).toBeLessThan(2)
  })

  it('keep clear of each other, so that they can be counted', () => {
    const spots = scatterSpots(person, 3, createRng(2))
    for (const [i, a] of spots.entries()) {
      for (const b of spots.slice(i + 1)) {
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radiusPx + b.radiusPx)
      }
    }
  })

  it('are both pigmented and red; only red ones are raised', () => {
    const spots = scatterSpots(person, 3, createRng(3))
    const box = { left: 0, top: 0, width: 640, height: 640 }
    const dark = paintSpots(
      spots.filter((spot) => spot.kind === 'dark'),
      box,
    )
    const red = paintSpots(
      spots.filter((spot) => spot.kind === 'red'),
      box,
    )
    expect(dark.melanin.some((density) => density > 0.3)).toBe(true)
    expect(dark.blood.every((density) => density === 0)).toBe(true)
    expect(dark.lift.every((height) => height === 0)).toBe(true)
    expect(red.melanin.every((density) => density === 0)).toBe(true)
    expect(red.blood.some((density) => density > 0.3)).toBe(true)
    expect(red.lift.some((height) => height > 0.3)).toBe(true)
  })
})
