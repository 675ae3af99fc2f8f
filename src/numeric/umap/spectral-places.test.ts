import { expect, test } from 'vitest'
import { createRng } from '../rng.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'
import { spectralPlaceSteps } from './spectral-places.ts'

function graphOf(rows: number, edges: readonly (readonly [number, number])[]): FuzzyGraph {
  const both = [...edges, ...edges.map(([i, j]) => [j, i] as const)].sort(
    (a, b) => a[0] - b[0] || a[1] - b[1],
  )
  return {
    rows,
    heads: Int32Array.from(both, ([i]) => i),
    tails: Int32Array.from(both, ([, j]) => j),
    weights: new Float64Array(both.length).fill(0.7),
  }
}

function places(graph: FuzzyGraph): Float32Array | undefined {
  const steps = spectralPlaceSteps(graph, createRng(1))
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value?.data
  }
}

test('rows of a ring come to lie on a circle in their order', () => {
  const n = 24
  const found = places(
    graphOf(
      n,
      Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const),
    ),
  )!
  const turn = (i: number): number => Math.atan2(found[2 * i + 1], found[2 * i])
  for (let i = 0; i < n; i++) {
    expect(Math.hypot(found[2 * i], found[2 * i + 1])).toBeCloseTo(Math.sqrt(2 / n), 4)
    const step = Math.abs(turn((i + 1) % n) - turn(i))
    expect(Math.min(step, 2 * Math.PI - step)).toBeCloseTo((2 * Math.PI) / n, 3)
  }
})

test('the first coordinate of a path is the cosine that the theory gives', () => {
  const n = 30
  const found = places(
    graphOf(
      n,
      Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as const),
    ),
  )!
  /* The walk on a path: D^(1/2) cos(pi i / (n - 1)). */
  const wanted = Array.from(
    { length: n },
    (_, i) => Math.sqrt(i === 0 || i === n - 1 ? 1 : 2) * Math.cos((Math.PI * i) / (n - 1)),
  )
  const factor = found[0] / wanted[0]
  wanted.forEach((value, i) => expect(found[2 * i]).toBeCloseTo(factor * value, 3))
})

test('a graph in parts has no places, nor has a tiny one', () => {
  expect(
    places(
      graphOf(6, [
        [0, 1],
        [1, 2],
        [3, 4],
        [4, 5],
      ]),
    ),
  ).toBeUndefined()
  expect(places(graphOf(2, [[0, 1]]))).toBeUndefined()
})
