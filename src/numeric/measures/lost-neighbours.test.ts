import { expect, it } from 'vitest'
import { allSteps } from '../../shared/progress.ts'
import { lostNeighbours, type SpaceNeighbours } from './lost-neighbours.ts'

function lostOf(places: Float32Array, space: SpaceNeighbours, most: number): number[] {
  return [...allSteps(lostNeighbours(places, space, most))]
}

/** Four points on a line, at 0, 1, 2 and 9. */
const line = Float32Array.of(0, 0, 1, 0, 2, 0, 9, 0)

it('is the part of the nearest that are not near on the map', () => {
  const rows = Float32Array.of(1, 2, 3, 0, 1, 3, 0, 1)
  expect(lostOf(line, { rows, known: 2 }, 2)).toEqual([0, 0.5, 0.5, 0.5])
  expect(lostOf(line, { rows, known: 2 }, 1)).toEqual([0, 1, 0, 1])
})

it('leaves out points that are not on the map, on both sides', () => {
  const places = line.slice()
  places.fill(Number.NaN, 2, 4)
  const rows = Float32Array.of(1, 2, 0, 2, 1, 0, 1, 2)
  expect(lostOf(places, { rows, known: 2 }, 2)).toEqual([0, Number.NaN, 0, 0])
})

it('is not known without any neighbour', () => {
  expect(lostOf(line, { rows: new Float32Array(0), known: 0 }, 15)).toEqual(Array(4).fill(Number.NaN))
})
