/**
 * The E-step as a service: rows go in one after the other, each comes out as its evidence, and at the end stand the sums that
 * the M-step and the bound need. Two services do it: row by row in double precision (row-expectation.ts), and many rows at
 * once as products of matrices on a device (block-expectation.ts).
 */
import type { SolverRule } from './document-solver.ts'

export interface ExpectationTask {
  /** exp(E[ln beta]). */
  topicWords: Float64Array /* [k, w] */
  /** Prior of the mixtures. */
  alpha: Float64Array /* [k] */
  rule: SolverRule
  /** Takes gamma - alpha of a row that rests. Rows need not come in the order in which they went in; copy what you keep. */
  onSolved?: (row: number, evidence: Evidence /* [k] */) => void
  /** Whether `finish` shall give statistics and bound; without, only `onSolved` tells anything. */
  sums: boolean
}

export type Evidence = Float32Array | Float64Array

export interface ExpectationSums {
  /** sum over rows of t_k n_w / norm_w; times exp(E[ln beta]) the expected counts per topic and word. */
  statistics: Float64Array /* [k, w] */
  /** The rows' part of the evidence bound, in nats. */
  rowBound: number
  countSum: number
}

export interface Expectation {
  /** `start` is where the evidence starts from; the flat start, gamma = 1 for every topic, when absent. */
  add(row: number, counts: Float64Array /* [w] */, start?: Evidence): void | Promise<void>
  finish(): ExpectationSums | Promise<ExpectationSums>
}

export type OpenExpectation = (task: ExpectationTask) => Expectation

export function emptySums(size: number): ExpectationSums {
  return { statistics: new Float64Array(size), rowBound: 0, countSum: 0 }
}
