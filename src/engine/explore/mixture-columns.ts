/** Mixtures as they are shown: after the person's merges and splits, whoever shows them. */
import { row, type Matrix } from '../../numeric/matrix.ts'
import { mixtureParts, type MixtureColumns } from '../../shared/contract/explore.ts'
import { assignRow } from '../topics/assign-topics.ts'

/** The topics of greatest weight of every patch. */
export function mixtureColumns(mixture: Matrix /* [n, topics] */): MixtureColumns {
  const topics = new Int32Array(mixture.rows * mixtureParts).fill(-1)
  const weights = new Float32Array(mixture.rows * mixtureParts)
  for (let i = 0; i < mixture.rows; i++)
    assignRow(row(mixture, i)).top.forEach(({ topic, weight }, part) => {
      topics[i * mixtureParts + part] = topic
      weights[i * mixtureParts + part] = weight
    })
  return { topics, weights }
}

export interface TopicWeights {
  /** Of the topic that each patch belongs to; 0 without one. */
  probabilities: Float32Array
  /** Of the mixture, from 0 to 1 (docs/topics.md). */
  entropies: Float32Array
}

/** @param topics that the patches belong to; the heaviest need not be among them once topics were merged */
export function topicWeights(mixture: Matrix, topics: Int32Array): TopicWeights {
  const probabilities = new Float32Array(mixture.rows)
  const entropies = new Float32Array(mixture.rows)
  for (let i = 0; i < mixture.rows; i++) {
    const weights = row(mixture, i)
    if (topics[i] >= 0) probabilities[i] = weights[topics[i]]
    entropies[i] = assignRow(weights).entropy
  }
  return { probabilities, entropies }
}
