import { describe, expect, it } from 'vitest'
import { matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { turnFlat } from './turn-flat.ts'

/** An upright cloud with a tail. */
function cloud() {
  const rng = createRng(3)
  const places = matrix(60, 2)
  for (let i = 0; i < 60; i++) {
    places.data[2 * i] = rng.normal()
    places.data[2 * i + 1] = 5 * rng.normal() ** 2
  }
  return places
}

function spread(data: Float32Array, axis: number): number {
  const values = data.filter((_, q) => q % 2 === axis)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

describe('turnFlat', () => {
  it('makes a map wide that was high, without changing a distance or mirroring it', () => {
    const places = cloud()
    const { data } = turnFlat(places)
    expect(spread(data, 0)).toBeGreaterThan(5 * spread(data, 1))
    const side = (d: Float32Array): number => (d[2] - d[0]) * (d[5] - d[1]) - (d[3] - d[1]) * (d[4] - d[0])
    expect(side(data)).toBeCloseTo(side(places.data), 2)
    expect(Math.hypot(data[2] - data[0], data[3] - data[1])).toBeCloseTo(
      Math.hypot(places.data[2] - places.data[0], places.data[3] - places.data[1]),
      4,
    )
  })

  it('turns a map and the same map upside down alike', () => {
    const places = cloud()
    const upsideDown = matrix(
      60,
      2,
      places.data.map((value) => -value),
    )
    const [one, other] = [turnFlat(places).data, turnFlat(upsideDown).data]
    one.forEach((value, q) => expect(other[q]).toBeCloseTo(value, 3))
  })
})
