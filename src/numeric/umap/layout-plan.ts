/**
 * What a layout needs to know, as flat arrays that threads can share. Nothing in it changes while a map is laid out: whether
 * an edge has a turn in an epoch, and which random points push, follow from the numbers of the epoch, the row and the seed.
 */
import type { Rng } from '../rng.ts'
import type { ClosenessCurve } from './closeness-curve.ts'
import { forceTables, type ForceTables } from './force-tables.ts'
import type { FuzzyGraph } from './fuzzy-graph.ts'

export interface LayoutPlan extends ForceTables {
  /** Points that move. */
  rows: number
  /** Points that pull and push: the same, or those of a map that stays. */
  others: number
  /** Edges of row i stand from offsets[i] to offsets[i + 1]. */
  offsets: Int32Array /* [n + 1] */
  tails: Int32Array /* [e] */
  /** Turns an epoch, in (0, 1]: the weight relative to the greatest. */
  turns: Float32Array /* [e] */
  epochs: number
  /** Of the first epoch; falls in a line to 0. */
  rate: number
  /** How many times the pull counts: 2 where both ends of an edge would move and each is moved in its own row. */
  pulls: number
  negativeSamples: number
  seed: number
  /** Where points are drawn to once an epoch, NaN for none, by this share of the way times the rate. Weight 0: no anchors. */
  anchors: Float32Array /* [n, 2] */
  anchorWeight: number
}

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
export function layoutPlan(graph: FuzzyGraph, options: LayoutOptions): LayoutPlan {
  return planOf(graph, options, { others: graph.rows, pulls: 2 })
}

/** The plan of new rows that are placed on a map; `graph` leads from them to the map's rows. */
export function placementPlan(graph: FuzzyGraph, others: number, options: LayoutOptions): LayoutPlan {
  return planOf(graph, options, { others, pulls: 1 })
}

function planOf(
  { rows, heads, tails, weights }: FuzzyGraph,
  { curve, epochs, rng, rate = 1, negativeSamples = 5, anchors }: LayoutOptions,
  { others, pulls }: Pick<LayoutPlan, 'others' | 'pulls'>,
): LayoutPlan {
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  const offsets = new Int32Array(rows + 1)
  let kept = 0
  /* Edges too light for a single turn are left out. */
  const hasTurn = (e: number): boolean => weights[e] >= heaviest / epochs
  for (let e = 0; e < heads.length; e++) {
    if (!hasTurn(e)) continue
    offsets[heads[e] + 1]++
    kept++
  }
  for (let i = 0; i < rows; i++) offsets[i + 1] += offsets[i]
  const keptTails = new Int32Array(kept)
  const turns = new Float32Array(kept)
  for (let e = 0, at = 0; e < heads.length; e++) {
    if (!hasTurn(e)) continue
    keptTails[at] = tails[e]
    turns[at++] = weights[e] / heaviest
  }
  return {
    ...forceTables(curve),
    rows,
    others,
    offsets,
    tails: keptTails,
    turns,
    epochs,
    rate,
    pulls,
    negativeSamples,
    seed: rng.integer(2 ** 32) | 0,
    anchors: anchors?.places ?? new Float32Array(0),
    anchorWeight: anchors?.weight ?? 0,
  }
}
