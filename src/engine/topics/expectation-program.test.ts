import { expect, test } from 'vitest'
import { createProgram, input, output, toOnnx } from '../../graph/index.ts'
import { digamma } from '../../numeric/special-functions.ts'
import { openRuntime } from '../runtime/index.ts'
import { collectProgram, cycleProgram, expDigamma } from './expectation-program.ts'

const shape = { rows: 2, topics: 3, words: 4 }
const feeds = {
  counts: Float32Array.of(5, 0, 2, 9, 1, 4, 4, 1),
  evidence: Float32Array.of(8, 3, 5, 0.5, 9, -0.05),
  topicWords: Float32Array.of(0.5, 0.1, 0.1, 0.2, 0.05, 0.6, 0.2, 0.1, 0.2, 0.1, 0.6, 0.1),
  alpha: Float32Array.of(0.5, 0.2, 0.1),
}

/** A plain round in double precision, straight from the formula in document-solver.ts. */
function plainRound(evidence: ArrayLike<number>): { next: number[]; norms: number[]; weights: number[] } {
  const { rows, topics, words } = shape
  const weights = Array.from({ length: rows * topics }, (_, q) =>
    Math.exp(digamma(evidence[q] + feeds.alpha[q % topics])),
  )
  const sumOver = (count: number, term: (i: number) => number): number =>
    Array.from({ length: count }, (_, i) => term(i)).reduce((a, b) => a + b, 0)
  const norms = Array.from({ length: rows * words }, (_, q) => {
    const b = Math.floor(q / words)
    return sumOver(topics, (k) => weights[b * topics + k] * feeds.topicWords[k * words + (q % words)])
  })
  const next = weights.map((weight, q) => {
    const b = Math.floor(q / topics)
    const k = q % topics
    return (
      weight *
      sumOver(
        words,
        (w) => (feeds.counts[b * words + w] / norms[b * words + w]) * feeds.topicWords[k * words + w],
      )
    )
  })
  return { next, norms, weights }
}

async function run(onnx: Uint8Array, given: Record<string, Float32Array>) {
  const runtime = await openRuntime({ device: 'cpu', threads: 1 })
  const program = await runtime.load(onnx)
  try {
    return await program.run(given)
  } finally {
    await program.dispose()
  }
}

test('exp(psi(x)) is right to single precision from the least prior to many counts', async () => {
  const xs = Float32Array.of(1e-4, 0.005, 0.03, 0.1, 0.3, 0.9, 1, 2.5, 3.49, 7, 40, 2048, 1e5)
  const program = createProgram('exp-digamma')
  output(program, 'y', expDigamma(input(program, 'x', [xs.length])))
  const { y } = await run(toOnnx(program), { x: xs })
  xs.forEach((x, i) => {
    const exact = Math.exp(digamma(x))
    if (exact < 1e-30) expect(y.data[i]).toBeLessThan(1e-30)
    else expect(Math.abs(y.data[i] / exact - 1)).toBeLessThan(1e-5)
  })
})

test('rounds are the textbook rounds, and change is that of the last', async () => {
  const { nextEvidence, change } = await run(cycleProgram(shape, [1, 1]), feeds)
  const first = plainRound(feeds.evidence).next
  const second = plainRound(first).next
  second.forEach((value, q) => expect(nextEvidence.data[q]).toBeCloseTo(value, 4))
  for (const b of [0, 1]) {
    const steps = [0, 1, 2].map((k) => Math.abs(second[b * 3 + k] - first[b * 3 + k]))
    expect(change.data[b]).toBeCloseTo(steps.reduce((sum, step) => sum + step, 0) / 3, 4)
  }
})

test.each([2.75, 1.375, 8])(
  'a step of size %d goes so many times as far on a logarithmic scale',
  async (size) => {
    const { nextEvidence } = await run(cycleProgram(shape, [size]), feeds)
    plainRound(feeds.evidence).next.forEach((plain, q) => {
      const before = feeds.evidence[q]
      const far = Math.min(2, Math.max(-2, size * Math.log(plain / before)))
      expect(nextEvidence.data[q]).toBeCloseTo(before <= 0 ? plain : before * Math.exp(far), 3)
    })
  },
)

test('statistics and words of the bound are sums over the rows and words', async () => {
  const { statistics, wordLogs } = await run(collectProgram(shape), feeds)
  const { norms, weights } = plainRound(feeds.evidence)
  for (let k = 0; k < 3; k++)
    for (let w = 0; w < 4; w++) {
      const expected = [0, 1]
        .map((b) => (weights[b * 3 + k] * feeds.counts[b * 4 + w]) / norms[b * 4 + w])
        .reduce((sum, value) => sum + value, 0)
      expect(statistics.data[k * 4 + w]).toBeCloseTo(expected, 4)
    }
  for (const b of [0, 1]) {
    let expected = 0
    for (let w = 0; w < 4; w++) expected += feeds.counts[b * 4 + w] * Math.log(norms[b * 4 + w])
    expect(wordLogs.data[b]).toBeCloseTo(expected, 3)
  }
})

test('step sizes that roots and squares cannot make are refused', () => {
  expect(() => cycleProgram(shape, [1.1])).toThrow('whole eighths')
})
