/**
 * Coherence of topics by their neighbours: do patches that look alike to the network get the same topic?
 *
 *   purity_i = share of the k nearest rows of other groups (photos) that have the topic of row i
 *   chance_i = share of all rows of other groups that have it
 *   coherence of a topic = mean purity of its rows;  of all topics = mean purity of all rows
 *
 * The k-nearest-neighbour consistency of Ding and He (2004, "K-nearest-neighbor consistency in data clustering"), as a mean
 * instead of their count of rows that agree fully. It stands in for the coherence of word topics (Mimno et al., 2011), which
 * asks how often the words of a topic meet in a document and has no counterpart where features are no words. Deviation:
 * rows of the same group are no neighbours, since patches of one photo share its light, camera and face.
 */
import type { RowVisitor } from './distance-rows.ts'
import { createNearestInRow } from './nearest-in-row.ts'

export interface Purity {
  /** Rows visited that have a neighbour. */
  rows: number
  purity: number
  chance: number
}

export interface PurityMeasure extends RowVisitor {
  /** Undefined when no row with a neighbour of another group was visited. */
  result(): (Purity & { byTopic: Map<number, Purity> }) | undefined
}

export interface PurityOptions {
  topics: ArrayLike<number>
  /** Rows of the same group are not neighbours of each other. */
  groups: ArrayLike<number>
  k: number
}

export function createNeighbourPurity({ topics, groups, k }: PurityOptions): PurityMeasure {
  const nearest = createNearestInRow(k)
  const sums = new Map<number, Purity>()

  function visit(i: number, distances: Float64Array): void {
    const found = nearest.find(i, distances, (j) => groups[j] !== groups[i])
    if (found.length === 0) return
    let same = 0
    for (const j of found) if (topics[j] === topics[i]) same++
    let [others, othersSame] = [0, 0]
    for (let j = 0; j < distances.length; j++) {
      if (groups[j] === groups[i]) continue
      others++
      if (topics[j] === topics[i]) othersSame++
    }
    const sum = sums.get(topics[i]) ?? { rows: 0, purity: 0, chance: 0 }
    sum.rows++
    sum.purity += same / found.length
    sum.chance += othersSame / others
    sums.set(topics[i], sum)
  }

  function result(): (Purity & { byTopic: Map<number, Purity> }) | undefined {
    const all = { rows: 0, purity: 0, chance: 0 }
    for (const { rows, purity, chance } of sums.values()) {
      all.rows += rows
      all.purity += purity
      all.chance += chance
    }
    if (all.rows === 0) return undefined
    const byTopic = new Map([...sums].map(([topic, sum]) => [topic, meanOf(sum)]))
    return { ...meanOf(all), byTopic }
  }

  return { visit, result }
}

function meanOf({ rows, purity, chance }: Purity): Purity {
  return { rows, purity: purity / rows, chance: chance / rows }
}
