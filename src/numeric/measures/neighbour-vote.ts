/**
 * How well neighbours tell a label: the label of a row is guessed from its k nearest rows of other groups (Cover and Hart,
 * 1967, leave one group out).
 *
 *   accuracy = share of rows guessed right,   balanced accuracy = mean over labels of the share guessed right
 *
 * Most votes win; between equal votes the label with the nearest voter. Of equally distant rows the lower number is the
 * nearer. Rows without a label neither vote nor are guessed.
 */
import type { RowVisitor } from './distance-rows.ts'
import { spearman } from './spearman.ts'

export interface VoteOptions {
  /** Label of each row, 0 and up, -1 for none. */
  labels: Int32Array
  /** Rows of the same group do not vote for each other (patches of one photo). */
  groups: Int32Array
  k: number
  /** A number for each label, when labels are quantities. */
  values?: Float64Array /* [labels] */
}

export interface VoteResult {
  rows: number
  accuracy: number
  balancedAccuracy: number
  /** Spearman's correlation of the neighbours' mean value with the row's own; undefined without values. */
  rankCorrelation: number | undefined
}

export interface VoteMeasure extends RowVisitor {
  /** Undefined when no labelled row with a voter was visited. */
  result(): VoteResult | undefined
}

export function createNeighbourVote({ labels, groups, k, values }: VoteOptions): VoteMeasure {
  const truths: number[] = []
  const guesses: number[] = []
  const means: number[] = []
  const nearest = new Int32Array(k)

  function visit(i: number, distances: Float64Array): void {
    if (labels[i] < 0) return
    let count = 0
    for (let j = 0; j < labels.length; j++) {
      if (labels[j] < 0 || groups[j] === groups[i]) continue
      if (count === k && distances[j] >= distances[nearest[k - 1]]) continue
      let at = count < k ? count++ : k - 1
      while (at > 0 && distances[nearest[at - 1]] > distances[j]) {
        nearest[at] = nearest[at - 1]
        at--
      }
      nearest[at] = j
    }
    if (count === 0) return
    const voters = Array.from(nearest.subarray(0, count), (j) => labels[j])
    truths.push(labels[i])
    guesses.push(mostVotes(voters))
    if (values) means.push(voters.reduce((sum, label) => sum + values[label], 0) / count)
  }

  function result(): VoteResult | undefined {
    if (truths.length === 0) return undefined
    const right = truths.filter((truth, q) => truth === guesses[q])
    const present = [...new Set(truths)]
    const recall = (label: number): number =>
      right.filter((truth) => truth === label).length / truths.filter((truth) => truth === label).length
    return {
      rows: truths.length,
      accuracy: right.length / truths.length,
      balancedAccuracy: present.reduce((sum, label) => sum + recall(label), 0) / present.length,
      rankCorrelation:
        values &&
        spearman(
          means,
          truths.map((truth) => values[truth]),
        ),
    }
  }

  return { visit, result }
}

/** Voters come nearest first, so the first label to stand at the top is the one with the nearest voter. */
function mostVotes(voters: readonly number[]): number {
  const votes = new Map<number, number>()
  for (const label of voters) votes.set(label, (votes.get(label) ?? 0) + 1)
  return [...votes].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
