import { expect, it } from 'vitest'
import { createRng } from '../rng.ts'
import { allSteps } from '../../shared/progress.ts'
import { planeSearch } from './plane-neighbours.ts'

function nearestOfAll(places: Float32Array, k: number): number[][] {
  const { points, nearest } = allSteps(planeSearch(places, k))
  const found = Array.from({ length: places.length / 2 }, () => Array<number>(k).fill(-1))
  for (const point of points) found[point] = [...nearest(point)]
  return found
}

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
  const found = nearestOfAll(places, 9)
  for (let point = 0; point < 700; point++) expect(found[point]).toEqual(bruteForce(places, point, 9))
})

it('passes over points without a place, and has -1 where there are too few', () => {
  const places = Float32Array.of(0, 0, Number.NaN, Number.NaN, 1, 0, 3, 0)
  expect(nearestOfAll(places, 3)).toEqual([
    [2, 3, -1],
    [-1, -1, -1],
    [0, 3, -1],
    [2, 0, -1],
  ])
})

it('comes to an end where all points lie at one place', () => {
  const found = nearestOfAll(new Float32Array(2 * 5000), 4)
  for (let point = 0; point < 5000; point++) expect(new Set([...found[point], point]).size).toBe(5)
})

it('finds the same of so many points that the tree is made in steps', () => {
  const rng = createRng(4)
  const places = Float32Array.from({ length: 2 * 120_000 }, () => rng.normal())
  const steps = planeSearch(places, 5)
  let count = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) count++
  expect(count).toBeGreaterThan(3)
  for (const point of [0, 77_777, 119_999])
    expect([...step.value.nearest(point)]).toEqual(bruteForce(places, point, 5))
})
