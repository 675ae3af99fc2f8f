import { describe, expect, it } from 'vitest'
import { matrix, row } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { directionsOf, similarPatches, storedSimilar } from './similar-patches.ts'

const rng = createRng(4)
const directions = directionsOf(
  matrix(
    60,
    5,
    Float32Array.from({ length: 300 }, () => rng.normal()),
  ),
)
const everyThird = (position: number): boolean => position % 3 !== 0

function cosine(a: number, b: number): number {
  return row(directions, a).reduce((sum, value, j) => sum + value * row(directions, b)[j], 0)
}

describe('similarPatches', () => {
  it.each([1, 7, 200])(
    'gives the %d nearest that are there, nearest first, and not the patch itself',
    (count) => {
      const others = Array.from({ length: 60 }, (_, i) => i).filter((i) => i !== 10 && everyThird(i))
      const nearest = others.sort((a, b) => cosine(10, b) - cosine(10, a)).slice(0, count)
      const { positions, distances } = similarPatches(directions, {
        position: 10,
        count,
        isThere: everyThird,
      })
      expect([...positions]).toEqual(nearest)
      nearest.forEach((other, i) => expect(distances[i]).toBeCloseTo(1 - cosine(10, other), 5))
    },
  )

  it('orders patches that are equally near by position', () => {
    const same = directionsOf(matrix(5, 2, Float32Array.of(1, 0, 3, 1, 3, 1, 3, 1, -4, 2)))
    const { positions } = similarPatches(same, { position: 1, count: 2, isThere: () => true })
    expect([...positions]).toEqual([2, 3])
  })
})

describe('storedSimilar', () => {
  const stored = [3, 1, 0, 2].map((position, i) => ({ position, distance: i / 10 }))

  it('passes over the patch itself and those that are gone', () => {
    const found = storedSimilar(stored, { position: 3, count: 2, isThere: (position) => position !== 1 })
    expect([...found!.positions]).toEqual([0, 2])
    expect(found!.distances[0]).toBeCloseTo(0.2, 6)
  })

  it('is none where fewer are stored than are wanted, or nothing is', () => {
    expect(storedSimilar(stored, { position: 3, count: 4, isThere: () => true })).toBeNull()
    expect(storedSimilar(null, { position: 3, count: 1, isThere: () => true })).toBeNull()
  })
})
