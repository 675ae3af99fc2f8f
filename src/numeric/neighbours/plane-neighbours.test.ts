import { expect, it } from 'vitest'
import { createRng } from '../rng.ts'
import { planeNeighbours } from './plane-neighbours.ts'

function bruteForce(places: Float32Array, point: number, k: number): number[] {
  const distance = (other: number): number =>
    (places[2 * other] - places[2 * point]) ** 2 + (places[2 * other + 1] - places[2 * point + 1]) ** 2
  return Array.from({ length: places.length / 2 }, (_, other) => other)
    .filter((other) => other !== point && Number.isFinite(places[2 * other]))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, k)
}

it('finds the same as looking at all, in dense and in empty parts of the plane', () => {
  const rng = createRng(3)
  const places = Float32Array.from({ length: 2 * 700 }, (_, i) =>
    i < 900 ? 0.01 * rng.normal() : 50 * rng.uniform(),
  )
  const found = planeNeighbours(places, 9)
  for (let point = 0; point < 700; point++)
    expect([...found.subarray(point * 9, point * 9 + 9)]).toEqual(bruteForce(places, point, 9))
})

it('passes over points without a place, and has -1 where there are too few', () => {
  const places = Float32Array.of(0, 0, Number.NaN, Number.NaN, 1, 0, 3, 0)
  expect([...planeNeighbours(places, 3)]).toEqual([2, 3, -1, -1, -1, -1, 0, 3, -1, 2, 0, -1])
})

it('comes to an end where all points lie at one place', () => {
  const found = planeNeighbours(new Float32Array(2 * 5000), 4)
  for (let point = 0; point < 5000; point++) {
    const own = found.subarray(point * 4, point * 4 + 4)
    expect(new Set([...own, point]).size).toBe(5)
  }
})
