/**
 * From mixtures to what is shown of each patch. The definitions of best topic, entropy and "in use" are stated in
 * docs/topics.md and live here only.
 */
import { row, type Matrix } from '../../numeric/matrix.ts'
import { noTopic } from '../../shared/domain.ts'

export interface WeightedTopic {
  topic: number
  weight: number
}

export interface TopicAssignment {
  /** The topic with the greatest weight, the lower number when two are equal; `noTopic` when none weighs anything. */
  topic: number
  /** Weight of that topic; 0 without one. */
  probability: number
  /** Entropy of the mixture in nats divided by ln K: 0 is one topic alone, 1 all topics alike. 0 when K is 1. */
  entropy: number
  /** Up to three topics of greatest weight above 0, greatest first, the lower number first when two are equal. */
  top: WeightedTopic[]
}

/** One assignment per row of a mixture [n, k]. */
export function assignTopics(mixture: Matrix): TopicAssignment[] {
  return Array.from({ length: mixture.rows }, (_, i) => assignRow(row(mixture, i)))
}

/** Best topic of each row of a mixture [n, k]. */
export function bestTopics(mixture: Matrix): Int32Array {
  return Int32Array.from(assignTopics(mixture), ({ topic }) => topic)
}

/** Of one row of a mixture. */
export function assignRow(weights: Float32Array): TopicAssignment {
  const top = heaviest(weights, 3)
  const best = top.at(0) ?? { topic: noTopic, weight: 0 }
  return { topic: best.topic, probability: best.weight, entropy: normalisedEntropy(weights), top }
}

function heaviest(weights: Float32Array, count: number): WeightedTopic[] {
  const top: WeightedTopic[] = []
  for (let topic = 0; topic < weights.length; topic++) {
    const weight = weights[topic]
    if (weight <= (top.length === count ? top[count - 1].weight : 0)) continue
    let at = top.length
    while (at > 0 && top[at - 1].weight < weight) at--
    top.splice(at, 0, { topic, weight })
    top.length = Math.min(top.length, count)
  }
  return top
}

/** What is missing to a sum of 1 belongs to no topic, and counts as one more outcome. */
const missing = 1e-3

function normalisedEntropy(weights: Float32Array): number {
  let [entropy, rest] = [0, 1]
  for (const p of weights) {
    if (p > 0) entropy -= p * Math.log(p)
    rest -= p
  }
  const outcomes = rest > missing ? weights.length + 1 : weights.length
  if (rest > missing) entropy -= rest * Math.log(rest)
  return outcomes < 2 ? 0 : Math.min(1, Math.max(0, entropy / Math.log(outcomes)))
}

/** Patches of each topic that is in use, the best one of at least one patch. `noTopic` is none. */
export function sizesOfTopics(best: Iterable<number>): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const topic of best) if (topic !== noTopic) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)
  return sizes
}
