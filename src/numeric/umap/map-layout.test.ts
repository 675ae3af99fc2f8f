import { expect, test } from 'vitest'
import { matrix, type Matrix } from '../matrix.ts'
import { createRng } from '../rng.ts'
import { fitClosenessCurve } from './closeness-curve.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'
import { layoutPlan, type LayoutOptions } from './layout-plan.ts'
import { advanceRows, layoutSteps, pointsAt } from './map-layout.ts'

const curve = fitClosenessCurve(0.1, 1)

function options(more: Partial<LayoutOptions> = {}): LayoutOptions {
  return { curve, epochs: 10, rng: createRng(7), ...more }
}

/** A ring, each row with an edge to the next and the one before. */
function ring(rows: number, weight = 1): FuzzyGraph {
  const ends = Array.from({ length: rows }, (_, i) =>
    [(i + 1) % rows, (i + rows - 1) % rows].sort((a, b) => a - b),
  )
  return {
    rows,
    heads: Int32Array.from({ length: 2 * rows }, (_, e) => e >> 1),
    tails: Int32Array.from(ends.flat()),
    weights: new Float64Array(2 * rows).fill(weight),
  }
}

function circle(rows: number): Matrix {
  return matrix(
    rows,
    2,
    Float32Array.from({ length: 2 * rows }, (_, q) =>
      q % 2 === 0 ? Math.cos((q / rows) * Math.PI) : Math.sin(((q - 1) / rows) * Math.PI),
    ),
  )
}

function finish(steps: ReturnType<typeof layoutSteps>): Matrix {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function distance({ data }: Matrix | { data: Float32Array }, i: number, j: number): number {
  return Math.hypot(data[2 * i] - data[2 * j], data[2 * i + 1] - data[2 * j + 1])
}

test('without random points an edge alone draws its ends together by the formula', () => {
  const graph = {
    rows: 2,
    heads: Int32Array.of(0, 1),
    tails: Int32Array.of(1, 0),
    weights: Float64Array.of(1, 1),
  }
  const plan = layoutPlan(graph, options({ negativeSamples: 0, epochs: 4 }))
  const own = pointsAt(Float32Array.of(0, 0, 3, 4), plan)
  const moved = pointsAt(new Float32Array(4), plan)
  advanceRows(plan, { epoch: 1, from: 0, to: 2, own, next: moved })
  const next = moved.places
  const { a, b } = curve
  const factor = 2 * 0.75 * ((2 * a * b * 25 ** (b - 1)) / (1 + a * 25 ** b))
  expect(next[0]).toBeCloseTo(3 * factor, 2)
  expect(next[1]).toBeCloseTo(4 * factor, 2)
  expect(next[2]).toBeCloseTo(3 - 3 * factor, 2)
})

test('a random point pushes away by the formula', () => {
  const graph = {
    rows: 1,
    heads: Int32Array.of(0),
    tails: Int32Array.of(0),
    weights: Float64Array.of(1),
  }
  const at = (negativeSamples: number): number => {
    const plan = layoutPlan(graph, options({ negativeSamples, epochs: 1 }))
    const [own, next, others] = [3, 0, 1].map((x) => pointsAt(Float32Array.of(x, 0), plan))
    advanceRows(plan, { epoch: 0, from: 0, to: 1, own: { ...own, crowd: others.crowd }, next })
    return next.places[0]
  }
  const { a, b } = curve
  const push = (2 * b) / (4.001 * (1 + a * 4 ** b))
  expect(at(3) - at(0)).toBeCloseTo(3 * push * 2, 2)
})

test('edges have turns as often as their weight says, and those too light for one are left out', () => {
  const graph = {
    rows: 3,
    heads: Int32Array.of(0, 1, 2),
    tails: Int32Array.of(2, 2, 0),
    weights: Float64Array.of(1, 0.25, 0.01),
  }
  const plan = layoutPlan(graph, options({ negativeSamples: 0, epochs: 20 }))
  expect([...plan.offsets]).toEqual([0, 1, 2, 2])
  const start = pointsAt(Float32Array.of(0, 0, 0, 9, 5, 5), plan)
  const next = pointsAt(start.places, plan)
  const moved = [0, 0, 0]
  for (let epoch = 0; epoch < 20; epoch++) {
    advanceRows(plan, { epoch, from: 0, to: 3, own: start, next })
    for (const i of [0, 1, 2]) if (next.places[2 * i] !== start.places[2 * i]) moved[i]++
  }
  expect(moved).toEqual([20, 5, 0])
})

test('whoever moves which rows makes no difference', () => {
  const plan = layoutPlan(ring(50), options())
  const own = pointsAt(circle(50).data, plan)
  const [whole, parts] = [0, 0].map(() => pointsAt(new Float32Array(100), plan))
  advanceRows(plan, { epoch: 3, from: 0, to: 50, own, next: whole })
  for (const [from, to] of [
    [31, 50],
    [0, 8],
    [8, 31],
  ])
    advanceRows(plan, { epoch: 3, from, to, own, next: parts })
  expect(parts).toEqual(whole)
})

test('all points push as often, wherever in the crowd they stand', () => {
  const [others, epochs] = [9, 900]
  const graph = {
    rows: others,
    heads: Int32Array.of(0),
    tails: Int32Array.of(0),
    weights: Float64Array.of(1),
  }
  const plan = layoutPlan(graph, options({ epochs, negativeSamples: 5 }))
  const [own, next] = [0, 1].map(() => pointsAt(new Float32Array(2 * others), plan))
  const pushes = Array.from({ length: others }, (_, pushing) => {
    /* All stand where the row is, and so do nothing, but for one. */
    const places = new Float32Array(2 * others)
    places[2 * pushing] = -1
    const { crowd } = pointsAt(places, plan)
    const { a, b } = curve
    let count = 0
    for (let epoch = 0; epoch < epochs; epoch++) {
      advanceRows(plan, { epoch, from: 0, to: 1, own: { ...own, crowd }, next })
      count += next.places[0] / (1 - epoch / epochs) / ((2 * b) / (1.001 * (1 + a)))
    }
    return count
  })
  expect(Math.min(...pushes)).toBeGreaterThan(440)
  expect(Math.max(...pushes)).toBeLessThan(560)
})

test('ends of edges come to lie much nearer than other points', () => {
  const map = finish(layoutSteps(circle(40), layoutPlan(ring(40), options({ epochs: 200 }))))
  const beside = Array.from({ length: 40 }, (_, i) => distance(map, i, (i + 1) % 40))
  const across = Array.from({ length: 40 }, (_, i) => distance(map, i, (i + 13) % 40))
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(beside)).toBeLessThan(mean(across) / 2)
})

test('the start stays as it is, and each step shows where the points are', () => {
  const start = circle(30)
  const before = start.data.slice()
  const shown: number[] = []
  for (const { points, done } of layoutSteps(start, layoutPlan(ring(30), options())))
    if (done === shown.length) shown.push(points[0])
  expect(start.data).toEqual(before)
  expect(shown).toHaveLength(10)
  expect(shown[0]).toBe(1)
  expect(new Set(shown).size).toBe(10)
})

test('anchors hold their points; a point without one is free', () => {
  const start = circle(40)
  const places = start.data.slice()
  places.fill(Number.NaN, 40)
  const farthest = (weight: number, from: number): number => {
    const anchors = { places, weight }
    const map = finish(layoutSteps(start, layoutPlan(ring(40), options({ anchors, epochs: 50 }))))
    return Math.max(
      ...Array.from({ length: 20 }, (_, t) => {
        const q = 2 * (from + t)
        return Math.hypot(map.data[q] - start.data[q], map.data[q + 1] - start.data[q + 1])
      }),
    )
  }
  expect(farthest(0.5, 0)).toBeLessThan(farthest(0, 0) / 2)
  expect(farthest(0.5, 20)).toBeGreaterThan(farthest(0.5, 0))
})
