import { describe, expect, it } from 'vitest'
import { matrix, type Matrix } from '../matrix.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'
import { gatherParts } from './gather-parts.ts'

function graphOf(rows: number, edges: [number, number][]): FuzzyGraph {
  return {
    rows,
    heads: Int32Array.from(edges, ([head]) => head),
    tails: Int32Array.from(edges, ([, tail]) => tail),
    weights: Float64Array.from(edges, () => 1),
  }
}

function placesOf(...points: [number, number][]): Matrix {
  return matrix(points.length, 2, Float32Array.from(points.flat()))
}

function between(places: Matrix, i: number, j: number): number {
  const { data } = places
  return Math.hypot(data[2 * i] - data[2 * j], data[2 * i + 1] - data[2 * j + 1])
}

describe('gatherParts', () => {
  it('draws two far parts together until their circles are 0.3 of a radius apart, each in its own shape', () => {
    const places = placesOf([-1, 0], [1, 0], [99, 0], [101, 0])
    const graph = graphOf(4, [
      [0, 1],
      [2, 3],
    ])
    const gathered = gatherParts(places, graph)
    expect(between(gathered, 0, 1)).toBeCloseTo(2, 4)
    expect(between(gathered, 2, 3)).toBeCloseTo(2, 4)
    expect(between(gathered, 1, 2)).toBeCloseTo(0.3, 4)
  })

  it('leaves a map as it is whose graph hangs together', () => {
    const places = placesOf([0, 0], [50, 0], [100, 0])
    const graph = graphOf(3, [
      [0, 1],
      [1, 2],
    ])
    expect(gatherParts(places, graph)).toBe(places)
  })

  it('moves parts that lie within each other as one', () => {
    const places = placesOf([-2, 0], [2, 0], [0, 1], [0.5, 1], [80, 0], [82, 0])
    const graph = graphOf(6, [
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    const gathered = gatherParts(places, graph)
    expect(between(gathered, 0, 2)).toBeCloseTo(between(places, 0, 2), 4)
    expect(between(gathered, 1, 4)).toBeLessThan(3)
  })

  it('does not let three parts overlap', () => {
    const places = placesOf([0, 0], [2, 0], [60, 0], [62, 0], [10, 5], [12, 5])
    const graph = graphOf(6, [
      [0, 1],
      [2, 3],
      [4, 5],
    ])
    const gathered = gatherParts(places, graph)
    for (const [i, j] of [
      [1, 4],
      [5, 2],
      [1, 2],
    ])
      expect(between(gathered, i, j)).toBeGreaterThan(0.29)
    expect(between(gathered, 0, 3)).toBeLessThan(62)
  })
})
