/**
 * The E-step of one row ("document") of latent Dirichlet allocation by variational Bayes.
 *
 *   repeat  norm_w  = sum_k t_k B_kw + eps                       t = exp(E[ln theta]), B = exp(E[ln beta])
 *           gamma_k = alpha_k + t_k sum_w (n_w / norm_w) B_kw
 *   until   mean_k |gamma_k - last gamma_k| < tolerance
 *
 * Blei, Ng and Jordan (2003); Hoffman, Blei and Bach (2010), algorithm 1. eps (2^-52) and stopping rule are those of
 * scikit-learn's LatentDirichletAllocation.
 *
 * Deviation: a topic whose t_k has fallen below 1e-20 leaves the row's sums for good; its share of any word is below the
 * rounding of the rest. It could not come back, because the sum of gamma, and so t_k at the prior, no longer changes.
 * With priors of 1/K this leaves a handful of 200 topics after some rounds, and the rounds are what an LDA's time is made
 * of. The two products over the topics left go four rows of B at a time.
 *
 * Acceleration: rounds shrink the error of a dense row slowly, by factors near 1. With `stepSizes` each round moves
 * ln(gamma - alpha) by a multiple of what the plain round would, in a cycle that ends with a plain round; only after that one is
 * it looked whether the row rests. The same rest points, in a third of the rounds.
 */
import { digamma } from '../special-functions.ts'

const epsilon = 2 ** -52
const negligible = 1e-20
/** Greatest change of ln(gamma - alpha) in an accelerated round. */
export const greatestStep = 2

export interface SolverRule {
  meanChangeTolerance: number
  maxRounds: number
  /** Multiples of the plain step, in eighths, in a cycle that ends with 1; `plainSteps` is the textbook's iteration. */
  stepSizes: readonly number[]
}

export const plainSteps: readonly number[] = [1]

/**
 * Chebyshev's steps for error factors between 0 and 0.91 a round, 1 / (centre + half cos((2i - 1) pi / 8)), rounded to eighths so
 * that roots and squares make their powers. See Golub and Van Loan (2013), 11.2.8. The plain step comes last.
 */
export const chebyshevSteps: readonly number[] = [2.75, 1.375, 8, 1]

export interface DocumentSolver {
  /** Takes gamma, the Dirichlet parameters of the row's mixture, from where it stands to where it rests. */
  solve(counts: Float64Array /* [w] */, gamma: Float64Array /* [k], in and out */): void
  /** Adds t_k n_w / norm_w of the row solved last to `statistics`; times B this is the expected count per topic and word. */
  accumulate(statistics: Float64Array /* [k, w] */): void
  /** sum_w n_w ln norm_w of the row solved last: its words' part of the evidence bound. */
  wordBound(): number
}

/** Solves one row after another for topics that stay as they are; it holds the row solved last. */
export function createDocumentSolver(
  topicWords: Float64Array /* [k, w], B */,
  alpha: Float64Array /* [k] */,
  { meanChangeTolerance, maxRounds, stepSizes }: SolverRule,
): DocumentSolver {
  const topics = alpha.length
  const words = topicWords.length / topics
  const alphaSum = alpha.reduce((sum, value) => sum + value, 0)
  const padded = paddedTo4(topics)
  /** Topics that still matter for the row, packed, and their t; padded with weightless entries to a multiple of four. */
  const active = new Int32Array(padded)
  const activeWeight = new Float64Array(padded)
  const projected = new Float64Array(padded)
  const norm = new Float64Array(words)
  const ratio = new Float64Array(words)
  let activeCount = 0
  let counts: Float64Array = ratio

  function packActive(psiSum: number, gamma: Float64Array): void {
    let kept = 0
    for (let a = 0; a < activeCount; a++) {
      const k = active[a]
      const t = Math.exp(digamma(gamma[k]) - psiSum)
      if (t < negligible) {
        gamma[k] = alpha[k]
        continue
      }
      active[kept] = k
      activeWeight[kept] = t
      kept++
    }
    activeCount = kept
    for (let a = kept; a < paddedTo4(kept); a++) {
      active[a] = 0
      activeWeight[a] = 0
    }
  }

  /** norm = eps + t^T B and ratio = counts / norm. */
  function normalise(): void {
    norm.fill(epsilon)
    for (let a = 0; a < activeCount; a += 4) {
      const q0 = active[a] * words
      const q1 = active[a + 1] * words
      const q2 = active[a + 2] * words
      const q3 = active[a + 3] * words
      const t0 = activeWeight[a]
      const t1 = activeWeight[a + 1]
      const t2 = activeWeight[a + 2]
      const t3 = activeWeight[a + 3]
      for (let w = 0; w < words; w++)
        norm[w] +=
          t0 * topicWords[q0 + w] +
          t1 * topicWords[q1 + w] +
          t2 * topicWords[q2 + w] +
          t3 * topicWords[q3 + w]
    }
    for (let w = 0; w < words; w++) ratio[w] = counts[w] / norm[w]
  }

  /** projected = B ratio, for the active topics. */
  function project(): void {
    for (let a = 0; a < activeCount; a += 4) {
      const q0 = active[a] * words
      const q1 = active[a + 1] * words
      const q2 = active[a + 2] * words
      const q3 = active[a + 3] * words
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      for (let w = 0; w < words; w++) {
        const r = ratio[w]
        s0 += r * topicWords[q0 + w]
        s1 += r * topicWords[q1 + w]
        s2 += r * topicWords[q2 + w]
        s3 += r * topicWords[q3 + w]
      }
      projected[a] = s0
      projected[a + 1] = s1
      projected[a + 2] = s2
      projected[a + 3] = s3
    }
  }

  function solve(rowCounts: Float64Array, gamma: Float64Array): void {
    counts = rowCounts
    activeCount = topics
    let startSum = 0
    for (let k = 0; k < topics; k++) {
      active[k] = k
      startSum += gamma[k]
    }
    packActive(digamma(startSum), gamma)
    for (let round = 0; round < maxRounds; round++) {
      const size = round === maxRounds - 1 ? 1 : stepSizes[round % stepSizes.length]
      normalise()
      project()
      let change = 0
      let sum = alphaSum
      for (let a = 0; a < activeCount; a++) {
        const k = active[a]
        const plain = activeWeight[a] * projected[a]
        const evidence = size === 1 ? plain : stretched(gamma[k] - alpha[k], plain, size)
        sum += evidence
        change += Math.abs(alpha[k] + evidence - gamma[k])
        gamma[k] = alpha[k] + evidence
      }
      packActive(digamma(sum), gamma)
      if (size === 1 && change < meanChangeTolerance * topics) break
    }
    normalise()
  }

  function accumulate(statistics: Float64Array): void {
    for (let a = 0; a < activeCount; a++) {
      const start = active[a] * words
      const t = activeWeight[a]
      for (let w = 0; w < words; w++) statistics[start + w] += t * ratio[w]
    }
  }

  function wordBound(): number {
    let bound = 0
    for (let w = 0; w < words; w++) {
      if (counts[w] !== 0) bound += counts[w] * Math.log(norm[w])
    }
    return bound
  }

  return { solve, accumulate, wordBound }
}

/** Goes from `before` towards `plain` by `size` times their distance on a logarithmic scale. */
function stretched(before: number, plain: number, size: number): number {
  if (before < Number.MIN_VALUE / epsilon || plain < Number.MIN_VALUE / epsilon) return plain
  const step = size * Math.log(plain / before)
  return before * Math.exp(Math.min(greatestStep, Math.max(-greatestStep, step)))
}

function paddedTo4(count: number): number {
  return (count + 3) & ~3
}
