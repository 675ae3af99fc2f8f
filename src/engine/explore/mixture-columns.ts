/** Mixtures as they are shown: after the person's merges and splits, whoever shows them. A step a block of rows. */
import { row } from '../../numeric/matrix.ts'
import { mixtureParts, type MixtureColumns } from '../../shared/contract/explore.ts'
import type { Progress } from '../../shared/progress.ts'
import type { MatrixBlock } from '../store/matrices.ts'
import { assignRow } from '../topics/assign-topics.ts'

/**
 * The topics of greatest weight of every patch.
 * @param blocks of the mixture [n, topics], all
 */
export function* mixtureColumns(
  blocks: Iterable<MatrixBlock>,
  rows: number,
): Generator<Progress, MixtureColumns, void> {
  const topics = new Int32Array(rows * mixtureParts).fill(-1)
  const weights = new Float32Array(rows * mixtureParts)
  for (const { firstRow, block } of blocks) {
    for (let i = 0; i < block.rows; i++) {
      const first = (firstRow + i) * mixtureParts
      assignRow(row(block, i)).top.forEach(({ topic, weight }, part) => {
        topics[first + part] = topic
        weights[first + part] = weight
      })
    }
    yield { done: firstRow + block.rows, total: rows }
  }
  return { topics, weights }
}

export interface TopicWeights {
  /** Of the topic that each patch belongs to; 0 without one. */
  probabilities: Float32Array
  /** Of the mixture, from 0 to 1 (docs/topics.md). */
  entropies: Float32Array
}

/**
 * @param blocks of the mixture [n, topics], all
 * @param topics that the patches belong to; the heaviest need not be among them once topics were merged
 */
export function* topicWeights(
  blocks: Iterable<MatrixBlock>,
  topics: Int32Array,
): Generator<Progress, TopicWeights, void> {
  const total = topics.length
  const probabilities = new Float32Array(total)
  const entropies = new Float32Array(total)
  for (const { firstRow, block } of blocks) {
    for (let i = 0; i < block.rows; i++) {
      const weights = row(block, i)
      const topic = topics[firstRow + i]
      if (topic >= 0) probabilities[firstRow + i] = weights[topic]
      entropies[firstRow + i] = assignRow(weights).entropy
    }
    yield { done: firstRow + block.rows, total }
  }
  return { probabilities, entropies }
}
