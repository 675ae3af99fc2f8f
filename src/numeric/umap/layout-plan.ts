/**
 * What a layout needs to know, as flat arrays that threads can share. Nothing in it changes while a map is laid out: whether
 * an edge has a turn in an epoch, and which random points push, follow from the numbers of the epoch, the row and the seed.
 */
import { shuffle, type Rng } from '../rng.ts'
import type { ClosenessCurve } from './closeness-curve.ts'
import { forceTables, type ForceTables } from './force-tables.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'

export interface LayoutPlan extends ForceTables {
  rows: number
  /** Edges of row i stand from offsets[i] to offsets[i + 1]. */
  offsets: Int32Array /* [n + 1] */
  tails: Int32Array /* [e] */
  /** Turns an epoch, in parts of `wholeTurn`: the weight relative to the greatest. */
  turns: Int32Array /* [e] */
  /** Where each row stands in the crowd that pushes, shuffled. */
  seats: Int32Array /* [n] */
  epochs: number
  /** Of the first epoch; falls in a line to 0. */
  rate: number
  negativeSamples: number
  seed: number
  /** Where points are drawn to once an epoch, NaN for none, by this share of the way times the rate. Weight 0: no anchors. */
  anchors: Float32Array /* [n, 2] */
  anchorWeight: number
}

export const wholeTurn = 2 ** 30

export interface Anchors {
  places: Float32Array /* [n, 2] */
  weight: number
}

export interface LayoutOptions {
  curve: ClosenessCurve
  epochs: number
  rng: Rng
  /** Default 1. */
  rate?: number
  /** Random points that push a head away for each turn of an edge. Default 5. */
  negativeSamples?: number
  anchors?: Anchors
}

/** The plan of a map of all rows of a graph in which each edge stands from either end. */
export function layoutPlan(
  { rows, heads, tails, weights }: FuzzyGraph,
  { curve, epochs, rng, rate = 1, negativeSamples = 5, anchors }: LayoutOptions,
): LayoutPlan {
  let heaviest = 0
  for (const weight of weights) if (weight > heaviest) heaviest = weight
  const offsets = new Int32Array(rows + 1)
  const keptTails = new Int32Array(heads.length)
  const turns = new Int32Array(heads.length)
  let kept = 0
  for (let e = 0; e < heads.length; e++) {
    /* Edges too light for a single turn are left out. */
    if (weights[e] < heaviest / epochs) continue
    offsets[heads[e] + 1]++
    keptTails[kept] = tails[e]
    turns[kept++] = Math.round((weights[e] / heaviest) * wholeTurn)
  }
  for (let i = 0; i < rows; i++) offsets[i + 1] += offsets[i]
  return {
    ...forceTables(curve),
    rows,
    offsets,
    tails: keptTails.subarray(0, kept),
    turns: turns.subarray(0, kept),
    seats: shuffledSeats(rows, rng.fork('seats')),
    epochs,
    rate,
    negativeSamples,
    seed: rng.integer(2 ** 32) | 0,
    anchors: anchors?.places ?? new Float32Array(0),
    anchorWeight: anchors?.weight ?? 0,
  }
}

function shuffledSeats(count: number, rng: Rng): Int32Array {
  const seats = Int32Array.from({ length: count }, (_, i) => i)
  shuffle(seats, rng)
  return seats
}
