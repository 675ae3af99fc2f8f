/** Topic mixtures of rows under a fitted model: gamma of the E-step from a flat start, divided by its sum. */
import type { Progress } from '../../shared/progress.ts'
import { matrix, type Matrix } from '../matrix.ts'
import { expectedProportions } from './dirichlet.ts'
import { createDocumentSolver } from './document-solver.ts'
import type { LdaModel } from './model.ts'
import { writeCounts } from './pseudo-counts.ts'

const rowsPerStep = 8

/** Mixtures [n, k], rows sum to 1; yields after every few rows. RangeError when the number of features differs. */
export function* mixtureSteps(model: LdaModel, features: Matrix): Generator<Progress, Matrix, void> {
  const { topics } = model
  if (features.cols !== model.features)
    throw new RangeError(`The model was fitted on ${model.features} features, got ${features.cols}.`)
  const topicWords = new Float64Array(model.components.length)
  expectedProportions(model.components, model.features, topicWords)
  const solver = createDocumentSolver(topicWords, model.alpha, model.solver)
  const counts = new Float64Array(model.features)
  const gamma = new Float64Array(topics)
  const mixture = matrix(features.rows, topics)
  for (let i = 0; i < features.rows; i++) {
    writeCounts(model.scaling, features, i, counts)
    gamma.fill(1)
    solver.solve(counts, gamma)
    const sum = gamma.reduce((total, value) => total + value, 0)
    for (let k = 0; k < topics; k++) mixture.data[i * topics + k] = gamma[k] / sum
    if (i % rowsPerStep === rowsPerStep - 1) yield { done: i + 1, total: features.rows }
  }
  return mixture
}
