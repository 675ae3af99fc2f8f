/**
 * How near the partner of a row (the other cheek of the same face) stands among all other rows ordered by distance.
 * Rank 1 is the nearest; rows at the partner's own distance count half, so that copies neither help nor harm.
 *
 *   normalised rank = (rank - 1) / (n - 2)      0 first, 1 last, 0.5 by chance
 *   reciprocal rank = 1 / rank                  by chance H(n - 1) / (n - 1), H the harmonic number (Voorhees, 1999)
 */
import type { RowVisitor } from './distance-rows.ts'

export interface Retrieval {
  queries: number
  medianRank: number
  meanNormalisedRank: number
  meanReciprocalRank: number
  /** Share of queries whose nearest row is the partner. */
  firstHit: number
  chance: { medianRank: number; meanNormalisedRank: number; meanReciprocalRank: number; firstHit: number }
}

export interface RetrievalMeasure extends RowVisitor {
  /** Undefined when no row with a partner was visited or there are fewer than three rows. */
  result(): Retrieval | undefined
}

/** @param partners row number of each row's partner, -1 for none */
export function createPartnerRetrieval(partners: Int32Array): RetrievalMeasure {
  const found: number[] = []
  const others = partners.length - 1

  function visit(i: number, distances: Float64Array): void {
    const partner = partners[i]
    if (partner < 0) return
    const own = distances[partner]
    let [nearer, level] = [0, 0]
    for (let j = 0; j < distances.length; j++) {
      if (j === i || j === partner) continue
      if (distances[j] < own) nearer++
      else if (distances[j] === own) level++
    }
    found.push(1 + nearer + level / 2)
  }

  function result(): Retrieval | undefined {
    if (found.length === 0 || others < 2) return undefined
    const mean = (value: (rank: number) => number): number =>
      found.reduce((sum, rank) => sum + value(rank), 0) / found.length
    let harmonic = 0
    for (let rank = 1; rank <= others; rank++) harmonic += 1 / rank
    return {
      queries: found.length,
      medianRank: median(found),
      meanNormalisedRank: mean((rank) => (rank - 1) / (others - 1)),
      meanReciprocalRank: mean((rank) => 1 / rank),
      firstHit: mean((rank) => (rank === 1 ? 1 : 0)),
      chance: {
        medianRank: (others + 1) / 2,
        meanNormalisedRank: 0.5,
        meanReciprocalRank: harmonic / others,
        firstHit: 1 / others,
      },
    }
  }

  return { visit, result }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2
}
