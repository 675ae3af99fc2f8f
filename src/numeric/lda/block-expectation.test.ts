import { describe, expect, test } from 'vitest'
import { createRng } from '../rng.ts'
import { digamma } from '../special-functions.ts'
import { openBlockExpectation, type BlockFeeds, type BlockKernel } from './block-expectation.ts'
import { plainSteps } from './document-solver.ts'
import type { Expectation, ExpectationTask } from './expectation.ts'
import { openRowExpectation } from './row-expectation.ts'

const [topics, words, rows] = [4, 12, 11]

/** A kernel in plain loops; counts how often it is asked. */
function loopKernel(size: number): BlockKernel & { advances: number } {
  const weightsOf = ({ evidence, alpha }: BlockFeeds) =>
    evidence.map((value, q) => Math.exp(digamma(value + alpha[q % topics])))
  const normOf = (weights: Float32Array, { topicWords }: BlockFeeds, b: number, w: number) => {
    let norm = 1e-30
    for (let k = 0; k < topics; k++) norm += weights[b * topics + k] * topicWords[k * words + w]
    return norm
  }
  const kernel = {
    rows: size,
    advances: 0,
    advance(feeds: BlockFeeds) {
      kernel.advances++
      const weights = weightsOf(feeds)
      const evidence = new Float32Array(size * topics)
      const change = new Float32Array(size)
      for (let b = 0; b < size; b++)
        for (let k = 0; k < topics; k++) {
          let sum = 0
          for (let w = 0; w < words; w++)
            sum +=
              (feeds.counts[b * words + w] / normOf(weights, feeds, b, w)) * feeds.topicWords[k * words + w]
          evidence[b * topics + k] = weights[b * topics + k] * sum
          change[b] += Math.abs(evidence[b * topics + k] - feeds.evidence[b * topics + k]) / topics
        }
      return Promise.resolve({ evidence, change })
    },
    collect(feeds: BlockFeeds) {
      const weights = weightsOf(feeds)
      const statistics = new Float32Array(topics * words)
      const wordLogs = new Float32Array(size)
      for (let b = 0; b < size; b++)
        for (let w = 0; w < words; w++) {
          const norm = normOf(weights, feeds, b, w)
          const count = feeds.counts[b * words + w]
          if (count > 0) wordLogs[b] += count * Math.log(norm)
          for (let k = 0; k < topics; k++)
            statistics[k * words + w] += (weights[b * topics + k] * count) / norm
        }
      return Promise.resolve({ statistics, wordLogs })
    },
  }
  return kernel
}

function problem(): { task: ExpectationTask; counts: Float64Array[] } {
  const rng = createRng(3)
  const topicWords = Float64Array.from({ length: topics * words }, () => rng.gamma(0.4) / words)
  const counts = Array.from({ length: rows }, (_, i) =>
    Float64Array.from({ length: words }, () => (i === 5 ? 0 : Math.round(rng.gamma(0.8) * (1 + 3 * i)))),
  )
  const rule = { meanChangeTolerance: 1e-4, maxRounds: 400, stepSizes: plainSteps }
  return { task: { topicWords, alpha: Float64Array.of(0.2, 0.3, 0.4, 0.5), rule, sums: true }, counts }
}

async function solveAll(
  open: (task: ExpectationTask) => Expectation,
  start?: (row: number) => Float64Array,
): Promise<{ solved: Map<number, Float64Array>; sums: Awaited<ReturnType<Expectation['finish']>> }> {
  const { task, counts } = problem()
  const solved = new Map<number, Float64Array>()
  const expectation = open({
    ...task,
    onSolved(row, evidence) {
      expect(solved.has(row)).toBe(false)
      solved.set(row, Float64Array.from(evidence))
    },
  })
  for (let i = 0; i < rows; i++) await expectation.add(i, counts[i], start?.(i))
  return { solved, sums: await expectation.finish() }
}

describe.each([1, 3, 4, 32])('a block of %d places', (places) => {
  test('solves every row once and to where the row by row E-step comes, with the same sums', async () => {
    const reference = await solveAll(openRowExpectation)
    const kernel = loopKernel(places)
    const { solved, sums } = await solveAll((task) => openBlockExpectation(kernel, task))
    for (let i = 0; i < rows; i++)
      for (let k = 0; k < topics; k++)
        expect(solved.get(i)?.[k]).toBeCloseTo(reference.solved.get(i)?.[k] ?? NaN, 2)
    expect(sums.countSum).toBe(reference.sums.countSum)
    expect(sums.rowBound / reference.sums.rowBound).toBeCloseTo(1, 5)
    for (let q = 0; q < topics * words; q++)
      expect(sums.statistics[q] / reference.sums.statistics[q]).toBeCloseTo(1, 2)
  })
})

test('rows that rest leave their places to the next', async () => {
  const alone = loopKernel(1)
  await solveAll((task) => openBlockExpectation(alone, task))
  const together = loopKernel(3)
  await solveAll((task) => openBlockExpectation(together, task))
  /* In blocks that wait for their last row, each of the four would take as long as its slowest row. */
  const waiting = loopKernel(3)
  const { task, counts } = problem()
  for (let from = 0; from < rows; from += 3) {
    const expectation = openBlockExpectation(waiting, task)
    for (let i = from; i < Math.min(rows, from + 3); i++) await expectation.add(i, counts[i])
    await expectation.finish()
  }
  expect(together.advances).toBeLessThan(waiting.advances)
  expect(together.advances).toBeGreaterThanOrEqual(Math.ceil(alone.advances / 3))
})

test('a row that starts where it rested needs one round', async () => {
  const { solved } = await solveAll((task) => openBlockExpectation(loopKernel(4), task))
  const kernel = loopKernel(rows)
  await solveAll(
    (task) => openBlockExpectation(kernel, task),
    (row) => solved.get(row) ?? new Float64Array(topics),
  )
  expect(kernel.advances).toBe(1)
})

test('no row gets more rounds than it may', async () => {
  const kernel = loopKernel(rows)
  await solveAll((task) => openBlockExpectation(kernel, { ...task, rule: { ...task.rule, maxRounds: 5 } }))
  expect(kernel.advances).toBe(5)
})
