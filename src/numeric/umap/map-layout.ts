/**
 * The layout of a map by stochastic gradient descent with negative sampling (McInnes, Healy and Melville, 2018,
 * algorithm 5). With D = |y_i - y_j|^2 and the rate falling from 1 to 0 in a line over the epochs, every edge in its turn
 * (as often as its weight, relative to the greatest) moves
 *
 *   both ends together by  -2ab D^(b-1) / (1 + a D^b) (y_i - y_j)
 *   the head away from five random points by  2b / ((0.001 + D) (1 + a D^b)) (y_i - y_k)
 *
 * each coordinate's move limited to 4. Edges too light for a single turn are left out. As umap-learn, except for the
 * random numbers, and for a random point that lies exactly on the head: it pushes in a fixed direction, not by (4, 4).
 * One thread, one order: the same seed gives the same map.
 */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'
import type { Rng } from '../rng.ts'
import type { ClosenessCurve } from './closeness-curve.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'
import { tabulate } from './tabulate.ts'

export interface LayoutOptions {
  curve: ClosenessCurve
  epochs: number
  rng: Rng
  /** Random points that push a head away for each turn of an edge. Default 5. */
  negativeSamples?: number
}

const limit = 4
const movesPerStep = 20_000

/** Moves the points of `start` [n, 2] in place and returns it; yields several times a second with what is done in epochs. */
export function* layoutSteps(
  start: Matrix,
  graph: FuzzyGraph,
  { curve, epochs, rng, negativeSamples = 5 }: LayoutOptions,
): Generator<Progress, Matrix, void> {
  const { heads, tails, period } = edgesWithTurns(graph, epochs)
  const nextTurn = period.slice()
  const nextPush = period.map((epochsPerTurn) => epochsPerTurn / negativeSamples)
  const points = Float64Array.from(start.data)
  const moves = createMoves(points, curve)
  let made = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs
    for (let e = 0; e < heads.length; e++) {
      if (nextTurn[e] > epoch) continue
      moves.attract(heads[e], tails[e], rate)
      nextTurn[e] += period[e]
      const periodOfPush = period[e] / negativeSamples
      const pushes = Math.floor((epoch - nextPush[e]) / periodOfPush)
      for (let p = 0; p < pushes; p++) moves.repel(heads[e], rng.integer(graph.rows), rate)
      if (pushes > 0) nextPush[e] += pushes * periodOfPush
      made += 1 + Math.max(0, pushes)
      if (made >= movesPerStep) {
        made = 0
        yield { done: epoch, total: epochs }
      }
    }
  }
  return matrix(start.rows, 2, Float32Array.from(points))
}

interface TurningEdges {
  heads: Int32Array
  tails: Int32Array
  /** Epochs between two turns of an edge; 1 for the heaviest. */
  period: Float64Array
}

function edgesWithTurns({ heads, tails, weights }: FuzzyGraph, epochs: number): TurningEdges {
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const kept = [...weights.keys()].filter((e) => weights[e] >= heaviest / epochs)
  return {
    heads: Int32Array.from(kept, (e) => heads[e]),
    tails: Int32Array.from(kept, (e) => tails[e]),
    period: Float64Array.from(kept, (e) => heaviest / weights[e]),
  }
}

interface Moves {
  attract(i: number, j: number, rate: number): void
  repel(i: number, other: number, rate: number): void
}

function createMoves(points: Float64Array, { a, b }: ClosenessCurve): Moves {
  const pullAt = tabulate((square) => (-2 * a * b * Math.pow(square, b - 1)) / (1 + a * Math.pow(square, b)))
  const pushAt = tabulate((square) => (2 * b) / ((0.001 + square) * (1 + a * Math.pow(square, b))))

  function attract(i: number, j: number, rate: number): void {
    const dx = points[2 * i] - points[2 * j]
    const dy = points[2 * i + 1] - points[2 * j + 1]
    const square = dx * dx + dy * dy
    if (square === 0) return
    const pull = pullAt(square)
    const mx = clip(pull * dx) * rate
    const my = clip(pull * dy) * rate
    points[2 * i] += mx
    points[2 * i + 1] += my
    points[2 * j] -= mx
    points[2 * j + 1] -= my
  }

  function repel(i: number, other: number, rate: number): void {
    if (i === other) return
    const dx = points[2 * i] - points[2 * other]
    const dy = points[2 * i + 1] - points[2 * other + 1]
    const square = dx * dx + dy * dy
    if (square === 0) {
      const angle = 2.399963 * (i + 1)
      points[2 * i] += limit * Math.cos(angle) * rate
      points[2 * i + 1] += limit * Math.sin(angle) * rate
      return
    }
    const push = pushAt(square)
    points[2 * i] += clip(push * dx) * rate
    points[2 * i + 1] += clip(push * dy) * rate
  }

  return { attract, repel }
}

function clip(value: number): number {
  return value > limit ? limit : value < -limit ? -limit : value
}
