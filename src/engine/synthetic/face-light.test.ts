import { describe, expect, it } from 'vitest'
import { createRng } from '../../numeric/rng.ts'
import { shapeFace } from './face-form.ts'
import { cheekField, toPhoto } from './face-frame.ts'
import { lightChannel, lightChannels, lightFace } from './face-light.ts'
import { traceOutline } from './face-outline.ts'
import type { Person } from './person.ts'
import { drawPerson } from './person.ts'

const box = { left: 0, top: 0, width: 640, height: 640 }

function litFrom(directionX: number): Person {
  const person = drawPerson(640, 1, createRng(12))
  const z = Math.sqrt(1 - directionX * directionX - 0.16)
  return { ...person, light: { ...person.light, direction: [directionX, -0.4, z], exposure: 1 } }
}

function atCheek(person: Person, side: -1 | 1): Float32Array {
  const grid = lightFace(person, shapeFace(person, traceOutline(person.face)), box)
  const { x, y } = toPhoto(
    person.frame,
    side * 0.5 * (cheekField.u0 + cheekField.u1),
    0.5 * (cheekField.v0 + cheekField.v1),
  )
  const at = (Math.round(y / grid.stepPx) * grid.columns + Math.round(x / grid.stepPx)) * lightChannels
  return grid.cells.slice(at, at + lightChannels)
}

describe('light on a face', () => {
  it('falls more on the cheek that looks towards the lamp', () => {
    const fromLeft = litFrom(-0.5)
    const fromRight = litFrom(0.5)
    const green = lightChannel.green
    expect(atCheek(fromLeft, -1)[green]).toBeGreaterThan(1.05 * atCheek(fromLeft, 1)[green])
    expect(atCheek(fromRight, 1)[green]).toBeGreaterThan(1.05 * atCheek(fromRight, -1)[green])
  })

  it('is set so that the two cheeks together get the exposure', () => {
    const person = litFrom(0.4)
    const green = lightChannel.green
    expect(0.5 * (atCheek(person, -1)[green] + atCheek(person, 1)[green])).toBeCloseTo(1, 3)
  })

  it('brightens slopes that face the lamp, so that relief is lit from its side', () => {
    // A surface that rises to the right looks to the left.
    expect(atCheek(litFrom(-0.6), 1)[lightChannel.slopeX]).toBeGreaterThan(0)
    expect(atCheek(litFrom(0.6), -1)[lightChannel.slopeX]).toBeLessThan(0)
    // The lamp stands above, so what rises downwards looks up and is lit.
    expect(atCheek(litFrom(0), 1)[lightChannel.slopeY]).toBeGreaterThan(0)
  })
})
