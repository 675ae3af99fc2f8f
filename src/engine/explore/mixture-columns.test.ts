import { expect, it } from 'vitest'
import { matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { allSteps } from '../../shared/progress.ts'
import type { MatrixBlock } from '../store/matrices.ts'
import { mixtureColumns, topicWeights } from './mixture-columns.ts'

const [rows, topics] = [23, 5]
const rng = createRng(8)
const weights = Float32Array.from({ length: rows * topics }, () => rng.uniform() / topics)
const belongs = Int32Array.from({ length: rows }, (_, i) => (i % 6) - 1)

function* blocks(atOnce: number): Generator<MatrixBlock> {
  for (let firstRow = 0; firstRow < rows; firstRow += atOnce) {
    const data = weights.slice(firstRow * topics, (firstRow + atOnce) * topics)
    yield { firstRow, block: matrix(data.length / topics, topics, data) }
  }
}

it.each([1, 4, 22])('weighs %d rows at a time as all at once, a step a block', (atOnce) => {
  const weighed = allSteps(topicWeights(blocks(atOnce), belongs))
  expect(weighed).toEqual(allSteps(topicWeights(blocks(rows), belongs)))
  expect([...weighed.probabilities.slice(0, 3)]).toEqual([0, weights[topics], weights[2 * topics + 1]])
  const columns = allSteps(mixtureColumns(blocks(atOnce), rows))
  expect(columns).toEqual(allSteps(mixtureColumns(blocks(rows), rows)))
  for (const steps of [topicWeights(blocks(atOnce), belongs), mixtureColumns(blocks(atOnce), rows)])
    expect([...steps]).toHaveLength(Math.ceil(rows / atOnce))
})
