/** The E-step row by row in double precision: the reference, and what runs where there is no device. */
import { dirichletBound } from './dirichlet.ts'
import { createDocumentSolver } from './document-solver.ts'
import { emptySums, type Evidence, type Expectation, type ExpectationTask } from './expectation.ts'

export function openRowExpectation({
  topicWords,
  alpha,
  rule,
  onSolved,
  sums,
}: ExpectationTask): Expectation {
  const solver = createDocumentSolver(topicWords, alpha, rule)
  const total = emptySums(sums ? topicWords.length : 0)
  const gamma = new Float64Array(alpha.length)
  const evidence = new Float64Array(alpha.length)

  function add(row: number, counts: Float64Array, start?: Evidence): void {
    for (let k = 0; k < gamma.length; k++) gamma[k] = start ? alpha[k] + start[k] : 1
    solver.solve(counts, gamma)
    for (let k = 0; k < gamma.length; k++) evidence[k] = gamma[k] - alpha[k]
    onSolved?.(row, evidence)
    if (!sums) return
    solver.accumulate(total.statistics)
    total.rowBound += solver.wordBound() + dirichletBound(gamma, alpha)
    for (const count of counts) total.countSum += count
  }

  return { add, finish: () => total }
}
