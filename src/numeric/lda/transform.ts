/** Topic mixtures of rows under a fitted model: gamma of the E-step from a flat start, divided by its sum. */
import type { Progress } from '../../shared/progress.ts'
import type { Evidence, OpenExpectation } from './expectation.ts'
import type { LdaModel } from './model.ts'
import { passSteps } from './pass.ts'
import type { RowSource } from './row-source.ts'

export interface MixtureOptions {
  open: OpenExpectation
  /** Takes the mixture of each row, which sums to 1. Rows need not come in order; copy what you keep. */
  onMixture: (row: number, mixture: Float32Array /* [k] */) => void
}

/** Yields after every few rows. RangeError when the number of features differs from the model's. */
export async function* mixtureSteps(
  model: LdaModel,
  source: RowSource,
  { open, onMixture }: MixtureOptions,
): AsyncGenerator<Progress, void, void> {
  const { topics, alpha, features } = model
  if (source.cols !== features)
    throw new RangeError(`The model was fitted on ${features} features, got ${source.cols}.`)
  const mixture = new Float32Array(topics)
  function onSolved(row: number, evidence: Evidence): void {
    let sum = 0
    for (let k = 0; k < topics; k++) sum += alpha[k] + evidence[k]
    for (let k = 0; k < topics; k++) mixture[k] = (alpha[k] + evidence[k]) / sum
    onMixture(row, mixture)
  }
  yield* passSteps(model, source, { open, onSolved, sums: false })
}
