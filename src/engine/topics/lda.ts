/** Topics of embeddings: latent Dirichlet allocation as long work. docs/topics.md says what the numbers mean. */
import { ldaSteps, perplexitySteps } from '../../numeric/lda/fit.ts'
import type { LdaModel, LdaOptions } from '../../numeric/lda/model.ts'
import { mixtureSteps } from '../../numeric/lda/transform.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import { runSteps } from '../run-steps.ts'

export type { LdaModel, LdaOptions } from '../../numeric/lda/model.ts'

export interface TopicMixtures {
  mixture: Matrix /* [n, k], rows sum to 1 */
}

/**
 * Fits topics to features [n, f].
 * Errors: `nothing-to-do` without rows, `bad-argument` for fewer than one topic or features that are not finite (or, with
 * raw counts, negative), `cancelled`.
 */
export async function fitLda(features: Matrix, options: LdaOptions & LongWork): Promise<LdaModel> {
  if (features.rows === 0)
    throw new CheekboneError('nothing-to-do', 'There are no patches to find topics in.', {
      hint: 'Look at the list of rejected photos and patches for the reasons.',
    })
  if (!Number.isInteger(options.topics) || options.topics < 1)
    throw new CheekboneError(
      'bad-argument',
      `The number of topics must be a whole number from 1, not ${options.topics}.`,
    )
  refuseUnfit(features, options.counts?.kind === 'raw')
  return runSteps(ldaSteps(features, options), options)
}

/** Mixtures of rows, those of the fit or new ones, under a fitted model. Errors as for `fitLda`. */
export async function transformLda(
  model: LdaModel,
  features: Matrix,
  work: LongWork = {},
): Promise<TopicMixtures> {
  refuseOtherWidth(model, features)
  refuseUnfit(features, model.scaling.kind === 'raw')
  return { mixture: await runSteps(mixtureSteps(model, features), work) }
}

/** Perplexity of rows under a fitted model; lower is better. Errors as for `fitLda`. */
export async function ldaPerplexity(model: LdaModel, features: Matrix, work: LongWork = {}): Promise<number> {
  refuseOtherWidth(model, features)
  refuseUnfit(features, model.scaling.kind === 'raw')
  return runSteps(perplexitySteps(model, features), work)
}

function refuseOtherWidth(model: LdaModel, features: Matrix): void {
  if (features.cols !== model.features)
    throw new CheekboneError(
      'bad-argument',
      `These topics were found in ${model.features} features a patch; the rows given have ${features.cols}.`,
    )
}

function refuseUnfit({ data, cols }: Matrix, counts: boolean): void {
  const at = data.findIndex((value) => !Number.isFinite(value) || (counts && value < 0))
  if (at >= 0)
    throw new CheekboneError(
      'bad-argument',
      `Row ${Math.floor(at / cols)}, feature ${at % cols} is ${data[at]}, which topics cannot be found in.`,
    )
}
