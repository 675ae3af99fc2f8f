/** One E-step over rows of a source under fixed topics, and the bound that it gives. */
import type { Progress } from '../../shared/progress.ts'
import { dirichletBound, expectedProportions } from './dirichlet.ts'
import type { Evidence, ExpectationSums, OpenExpectation } from './expectation.ts'
import type { LdaModel } from './model.ts'
import { writeCounts } from './pseudo-counts.ts'
import type { RowSource } from './row-source.ts'

/** Rows that are asked of a source at a time. */
const rowsPerRead = 256
/** Rows between two chances for the caller to do something else. */
const rowsPerStep = 8

export interface PassOptions {
  /** Rows from..to - 1; all when absent. */
  range?: { from: number; to: number }
  /** Where the evidence of each row starts from and is put when it rests, when it is kept. */
  kept?: KeptEvidence
  /** Takes gamma - alpha of every row; see ExpectationTask. */
  onSolved?: (row: number, evidence: Evidence) => void
  /** Whether statistics and bound are wanted. Default true. */
  sums?: boolean
  /** Rounds of a row at most, when fewer than the model's. */
  maxRounds?: number
}

export interface KeptEvidence {
  evidence: Float32Array /* [n, k] */
  /** Whether there is evidence from an earlier pass. */
  filled: boolean
}

export interface Pass extends ExpectationSums {
  topicWords: Float64Array /* [k, w] */
}

/** Yields rows done of the range. */
export async function* passSteps(
  model: LdaModel,
  source: RowSource,
  { open, ...options }: PassOptions & { open: OpenExpectation },
): AsyncGenerator<Progress, Pass, void> {
  const { topics, features } = model
  const { range = { from: 0, to: source.rows }, kept, onSolved, sums = true } = options
  const topicWords = new Float64Array(model.components.length)
  expectedProportions(model.components, features, topicWords)
  const expectation = open({
    topicWords,
    alpha: model.alpha,
    rule: { ...model.solver, maxRounds: options.maxRounds ?? model.solver.maxRounds },
    sums,
    onSolved(row, evidence) {
      kept?.evidence.set(evidence, row * topics)
      onSolved?.(row, evidence)
    },
  })
  const counts = new Float64Array(features)
  for (let from = range.from; from < range.to; from += rowsPerRead) {
    const to = Math.min(range.to, from + rowsPerRead)
    const chunk = await source.read(from, to)
    for (let i = from; i < to; i++) {
      writeCounts(model.scaling, chunk, i - from, counts)
      const start = kept?.filled ? kept.evidence.subarray(i * topics, (i + 1) * topics) : undefined
      const waiting = expectation.add(i, counts, start)
      if (waiting) await waiting
      if (i % rowsPerStep === 0) yield { done: i - range.from, total: range.to - range.from }
    }
  }
  return { ...(await expectation.finish()), topicWords }
}

/** The topics' part of the evidence bound, in nats. */
export function topicBound({ components, features, eta }: LdaModel): number {
  let bound = 0
  for (let start = 0; start < components.length; start += features)
    bound += dirichletBound(components.subarray(start, start + features), eta)
  return bound
}

/** Perplexity of rows that need not be those of the fit. */
export async function* perplexitySteps(
  model: LdaModel,
  source: RowSource,
  open: OpenExpectation,
): AsyncGenerator<Progress, number, void> {
  const pass = yield* passSteps(model, source, { open })
  return Math.exp(-(pass.rowBound + topicBound(model)) / pass.countSum)
}
