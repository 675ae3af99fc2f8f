/** A fitted latent Dirichlet allocation: plain data, so that it can be stored and sent. */
import type { CountScaling, CountScalingOptions } from './pseudo-counts.ts'
import type { SolverRule } from './document-solver.ts'

export interface LdaModel {
  topics: number
  features: number
  /** Dirichlet parameters (lambda) of each topic's distribution over features. */
  components: Float64Array /* [k, w] */
  /** Prior of the mixtures, one value a topic so that it may be learned. */
  alpha: Float64Array /* [k] */
  /** Prior of the topics' words. */
  eta: number
  scaling: CountScaling
  /** How the E-step of a row is done, in the fit and for new rows. */
  solver: SolverRule
  /** Passes over all rows that were made. */
  iterations: number
  /** Updates of the topics after a batch of rows, by `online` and by partial fits; the next one weighs less. */
  updates: number
  /** Evidence bound of the fitted rows, natural logarithm. */
  bound: number
  /** exp(-bound / sum of counts) of the fitted rows. */
  perplexity: number
  /** Perplexity after the passes for which it is known. */
  history: [passes: number, perplexity: number][]
}

/** What one update of `online`, or a partial fit, goes by. */
export interface OnlineOptions {
  /** Rows per update. Default 128. */
  batchSize?: number
  /** Kappa, in (0.5, 1]. Default 0.7. */
  learningDecay?: number
  /** Tau, above 1 to weigh early updates down. Default 10. */
  learningOffset?: number
  /** Learns the mixtures' prior, a value a topic, instead of holding it. Default false. */
  learnAlpha?: boolean
}

export interface LdaOptions extends OnlineOptions {
  topics: number
  seed: number
  /** Prior of the mixtures; default 1 / topics. */
  alpha?: number
  /** Prior of the topics' words; default 1 / topics. */
  eta?: number
  /** How features become counts; default `contrast` with 4 pseudo-counts a feature. */
  counts?: CountScalingOptions
  /** `batch` looks at all rows before it updates topics; `online` updates after each `batchSize` rows. Default `batch`. */
  learning?: 'batch' | 'online'
  /** Passes over all rows. Default 50. */
  maxIterations?: number
  /** Compare the perplexity every so many passes and perhaps stop; 0 never. Default 1, for `online`, where it costs a pass, 0. */
  evaluateEvery?: number
  /** Stop when the perplexity between two evaluations changes by less. Default 2e-4 times the number of features. */
  perplexityTolerance?: number
  /** The E-step of a row ends when its gamma changes by less on average. Default 1e-3. */
  meanChangeTolerance?: number
  /** Rounds of the E-step of a row at most. Default 100. */
  maxRounds?: number
  /**
   * `warm`: in a pass of `batch` a row goes on from where the last pass left it, in accelerated rounds and not more than 20 of
   * them; this keeps 4 n K bytes. `flat`: every pass starts anew, in plain rounds, as scikit-learn's transform does.
   * Default `warm`.
   */
  rowStart?: 'warm' | 'flat'
  /** Start from these lambda instead of random ones: a warm start, or a comparison with another implementation. */
  init?: Float64Array /* [k, w] */
  /** Go on from this model: its topics, priors, counts and number of updates; `init` and the priors above do not matter then. */
  from?: LdaModel
}
