/**
 * The E-step of a block of rows as tensor programs, for numeric/lda/block-expectation.ts.
 *
 *   t = exp(psi(alpha + e)),   norm = t B,   plain = t * ((n / norm) B^T),   e <- e (plain / e)^size
 *
 * exp(psi(x)) comes without logarithms: with psi(x) = psi(x + 4) - s(x), s(x) = 1/x + 1/(x+1) + 1/(x+2) + 1/(x+3), it is
 * exp(-s(x)) times the series of exp(psi(x + 4)) in z = x + 3.5: z + 1/(24 z) - 37/(5760 z^3) + 10313/(2903040 z^5). Its terms
 * fall fast enough that four steps up are exact in single precision. Powers are products of squares and roots, as step sizes
 * are whole eighths; pow itself takes as long as a product of matrices.
 */
import {
  abs,
  add,
  addScalar,
  clip,
  createProgram,
  div,
  exp,
  expand,
  input,
  less,
  log,
  matmul,
  maximum,
  mean,
  mul,
  mulScalar,
  neg,
  output,
  scalar,
  sqrt,
  square,
  sub,
  sum,
  toOnnx,
  where,
  type Program,
  type Tensor,
} from '../../graph/index.ts'
import { greatestStep } from '../../numeric/lda/document-solver.ts'

export interface BlockShape {
  rows: number
  topics: number
  words: number
}

/** Evidence and norms below this are taken as none; single precision ends a little lower. */
const tiny = 1e-30

interface Inputs {
  counts: Tensor /* [b, w] */
  evidence: Tensor /* [b, k] */
  topicWords: Tensor /* [k, w] */
  alpha: Tensor /* [k] */
}

function blockInputs(program: Program, { rows, topics, words }: BlockShape): Inputs {
  return {
    counts: input(program, 'counts', [rows, words]),
    evidence: input(program, 'evidence', [rows, topics]),
    topicWords: input(program, 'topicWords', [topics, words]),
    alpha: input(program, 'alpha', [topics]),
  }
}

/** One cycle of rounds: `nextEvidence` [b, k] and `change` [b], the mean change of gamma in the last round. */
export function cycleProgram(shape: BlockShape, stepSizes: readonly number[]): Uint8Array {
  const program = createProgram('lda-cycle')
  const inputs = blockInputs(program, shape)
  let last = inputs.evidence
  let evidence = inputs.evidence
  for (const size of stepSizes) {
    last = evidence
    evidence = stretched(last, plainRound({ ...inputs, evidence: last }), size)
  }
  output(program, 'nextEvidence', evidence)
  output(program, 'change', mean(abs(sub(evidence, last)), [1]))
  return toOnnx(program)
}

/** `statistics` [k, w], sum over the rows of t n / norm, and `wordLogs` [b], sum over the words of n ln norm. */
export function collectProgram(shape: BlockShape): Uint8Array {
  const program = createProgram('lda-collect')
  const { counts, evidence, topicWords, alpha } = blockInputs(program, shape)
  const weights = expDigamma(add(evidence, alpha))
  const norm = normOf(weights, topicWords)
  output(program, 'statistics', matmul(weights, div(counts, norm), { transposeA: true }))
  output(program, 'wordLogs', sum(mul(counts, log(norm)), [1]))
  return toOnnx(program)
}

function plainRound({ counts, evidence, topicWords, alpha }: Inputs): Tensor {
  const weights = expDigamma(add(evidence, alpha))
  const ratio = div(counts, normOf(weights, topicWords))
  return mul(weights, matmul(ratio, topicWords, { transposeB: true }))
}

function normOf(weights: Tensor, topicWords: Tensor): Tensor {
  return maximum(matmul(weights, topicWords), scalar(weights.program, tiny))
}

/** exp(psi(x)) for x > 0; see the header. */
export function expDigamma(x: Tensor): Tensor {
  /* With u = x (x + 3), s(x) = 2 (u + 1) (2x + 3) / (u (u + 2)). */
  const u = mul(x, addScalar(x, 3))
  const shift = div(mul(addScalar(u, 1), addScalar(mulScalar(x, 4), 6)), mul(u, addScalar(u, 2)))
  const z = addScalar(x, 3.5)
  const r = div(scalar(x.program, 1), z)
  const r2 = square(r)
  const series = addScalar(mul(r2, addScalar(mulScalar(r2, 10313 / 2903040), -37 / 5760)), 1 / 24)
  return mul(add(z, mul(r, series)), exp(neg(shift)))
}

/** Goes from `before` towards `plain` by `size` times their distance on a logarithmic scale; to `plain` where there is none. */
function stretched(before: Tensor, plain: Tensor, size: number): Tensor {
  if (size === 1) return plain
  const least = scalar(before.program, tiny)
  const reach = greatestStep / size
  const ratio = clip(div(plain, maximum(before, least)), Math.exp(-reach), Math.exp(reach))
  return where(less(before, expand(least, before.shape)), plain, mul(before, power(ratio, size)))
}

/** x to a power that is a whole number of eighths, from 1/8: squares for the whole part, roots for the rest. */
function power(x: Tensor, exponent: number): Tensor {
  if (!Number.isInteger(exponent * 8) || exponent <= 0)
    throw new RangeError(`Step sizes must be whole eighths, not ${exponent}.`)
  const factors: Tensor[] = []
  let factor = x
  for (let whole = Math.floor(exponent); whole > 0; whole = Math.floor(whole / 2)) {
    if (whole % 2 === 1) factors.push(factor)
    if (whole > 1) factor = square(factor)
  }
  factor = x
  for (let rest = exponent % 1; rest > 0; rest = (2 * rest) % 1) {
    factor = sqrt(factor)
    if (rest >= 0.5) factors.push(factor)
  }
  return factors.reduce((product, next) => mul(product, next))
}
