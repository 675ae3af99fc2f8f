/**
 * Pretraining on drawn skin: a linear read-out of what was drawn, from the features of all stages.
 *
 *   z = (p - mean p) / sqrt(variance p + 1e-5),  p the pooled features, statistics over the batch
 *   y = W z / 4 + b
 *   loss = mean (y - targets)^2 + w recognition(z_1, z_2)
 *
 * Targets have variance 1, so a factor's R^2 is about 1 less its mean squared error. The second term is there with two
 * photos of each skin: that each finds the other among all skins of the batch (recognition.ts). The read-out is linear and
 * the features are standardised, because that is how patches are compared later. The quarter keeps AdamW's steps, which are
 * as long for every weight, from shaking the read-out.
 */
import {
  add,
  createProgram,
  gradients,
  input,
  mean,
  mulScalar,
  output,
  reshape,
  slice,
  square,
  sub,
  type Program,
  type Tensor,
} from '../../graph/index.ts'
import type { Rng } from '../../numeric/rng.ts'
import { applyPlainView } from '../augmentation/view.ts'
import { backboneForward, poolFeatures } from '../backbones/index.ts'
import { linear } from '../layers/linear.ts'
import {
  createNetwork,
  initialValues,
  rootScope,
  within,
  type Declaration,
  type Network,
  type Variable,
} from '../layers/network.ts'
import { normalisation } from '../layers/normalisation.ts'
import { adamCorrections, adamWUpdate } from '../optimisers/adamw.ts'
import { learningRateAt } from '../optimisers/schedules.ts'
import { tensorsUnder, tensorsWithPrefix, type TensorValues } from '../tensors.ts'
import type { PretrainingConfig } from './config.ts'
import { recognitionLoss } from './recognition.ts'

export const regressionNames = {
  /** [batch * views, 3, side, side], 0 to 1: photos of the same skin stand beside each other */
  patches: 'patches',
  /** [batch, targets] */
  targets: 'targets',
  learningRate: 'learning-rate',
  firstCorrection: 'first-correction',
  secondCorrection: 'second-correction',
  loss: 'loss',
  /** Mean squared error of the read-out alone. */
  error: 'error',
  /** [n, targets] */
  predictions: 'predictions',
} as const

const network = 'network'
/** Share of a batch in the running statistics, as in PyTorch. */
const statisticsRate = 0.1

/** Of 1/31, 1/4 and 1, what learnt quickest: docs/pretraining.md. */
const readOutScale = 0.25

/** One step as one program: forward, loss, backward, AdamW. */
export interface RegressionStep {
  program: Program
  /** Which output becomes which input of the next step. */
  state: Record<string, string>
  /** `backbone`: parameters to start from instead of random ones. */
  initialState(rng: Rng, backbone?: TensorValues): TensorValues
  /** Scalars that change from step to step, by input name; step counts from 0. */
  scalarsAt(step: number): Record<string, number>
}

export function buildRegressionStep(config: PretrainingConfig, targetCount: number): RegressionStep {
  const program = createProgram('pretraining-step')
  const { batch, views, sidePx } = config
  const patches = input(program, regressionNames.patches, [batch * views, 3, sidePx, sidePx])
  const targets = input(program, regressionNames.targets, [batch, targetCount])
  const trained = regressionNetwork(program, { normalise: 'batch', statisticsRate })
  const { standardised, predictions } = readOut(trained, patches, { config, targetCount })
  const error = mean(
    square(sub(reshape(predictions, [batch, views, targetCount]), reshape(targets, [batch, 1, targetCount]))),
  )
  output(program, regressionNames.error, error)
  const loss = withRecognition(error, standardised, config)
  output(program, regressionNames.loss, loss)
  const state = updateParameters(program, { trained, loss, config })
  const declared = trained.variables()
  return {
    program,
    state,
    initialState: (rng, backbone) =>
      initialState(declared, {
        ...initialValues(declared, rng),
        ...tensorsWithPrefix(backbone ?? {}, 'backbone'),
      }),
    scalarsAt: (step) => scalarsAt(step, config),
  }
}

/** What a pretrained network reads off: its parameters are inputs, named as in the step's state. */
export function buildReadOut(config: PretrainingConfig, targetCount: number, count: number): Program {
  const program = createProgram('pretraining-read-out')
  const patches = input(program, regressionNames.patches, [count, 3, config.sidePx, config.sidePx])
  const reading = regressionNetwork(program, { normalise: 'running' })
  const { predictions } = readOut(reading, patches, { config, targetCount })
  output(program, regressionNames.predictions, predictions)
  return program
}

/** Parameters and running statistics out of the state, under the names that `buildReadOut` has for them. */
export function networkOf(state: TensorValues): TensorValues {
  return Object.fromEntries(Object.entries(state).filter(([name]) => name.startsWith(`${network}/`)))
}

/** The backbone's parameters and running statistics out of the state, under their own names. */
export function pretrainedBackbone(state: TensorValues): TensorValues {
  return tensorsUnder(state, `${network}/backbone`)
}

function regressionNetwork(
  program: Program,
  options: { normalise: 'batch' | 'running'; statisticsRate?: number },
): Network {
  const provide = ({ name, shape }: Declaration): Tensor => input(program, `${network}/${name}`, shape)
  return createNetwork({ program, provide, ...options })
}

function readOut(
  built: Network,
  patches: Tensor,
  { config, targetCount }: { config: PretrainingConfig; targetCount: number },
): { standardised: Tensor; predictions: Tensor } {
  const scope = rootScope(built)
  const view = applyPlainView(patches, config.sidePx)
  const pooled = poolFeatures(backboneForward(within(scope, 'backbone'), view, config), 'multi')
  const standardised = normalisation(within(scope, 'head/norm'), pooled)
  const predictions = linear(within(scope, 'head/linear'), mulScalar(standardised, readOutScale), {
    features: targetCount,
    bias: true,
  })
  return { standardised, predictions }
}

function withRecognition(
  error: Tensor,
  standardised: Tensor,
  { batch, views, recognition }: PretrainingConfig,
): Tensor {
  if (recognition === 0) return error
  const width = standardised.shape[1]
  const bySkin = reshape(standardised, [batch, views, width])
  const photo = (view: number): Tensor =>
    reshape(slice(bySkin, { axis: 1, start: view, end: view + 1 }), [batch, width])
  return add(error, mulScalar(recognitionLoss(photo(0), photo(1)), recognition))
}

function updateParameters(
  program: Program,
  { trained, loss, config }: { trained: Network; loss: Tensor; config: PretrainingConfig },
): Record<string, string> {
  const schedule = {
    learningRate: input(program, regressionNames.learningRate, []),
    firstCorrection: input(program, regressionNames.firstCorrection, []),
    secondCorrection: input(program, regressionNames.secondCorrection, []),
  }
  const state: Record<string, string> = {}
  const keep = (name: string, tensor: Tensor): void => {
    output(program, `next/${name}`, tensor)
    state[`next/${name}`] = name
  }
  const parameters = trained.variables().filter(({ role }) => role !== 'statistic')
  const slopes = gradients(
    loss,
    parameters.map(({ tensor }) => tensor),
  )
  parameters.forEach(({ name, shape, role, tensor: parameter }, i) => {
    const first = input(program, `first/${name}`, shape)
    const second = input(program, `second/${name}`, shape)
    const inputs = { parameter, gradient: slopes[i], role, first, second }
    const next = adamWUpdate(inputs, schedule, config.weightDecay)
    keep(`${network}/${name}`, next.parameter)
    keep(`first/${name}`, next.first)
    keep(`second/${name}`, next.second)
  })
  for (const { name, tensor } of trained.statistics()) keep(`${network}/${name}`, tensor)
  return state
}

function initialState(declared: Variable[], values: TensorValues): TensorValues {
  const state: TensorValues = {}
  for (const { name, shape, role } of declared) {
    state[`${network}/${name}`] = values[name]
    if (role === 'statistic') continue
    for (const moment of ['first', 'second'])
      state[`${moment}/${name}`] = { shape, data: new Float32Array(values[name].data.length) }
  }
  return state
}

function scalarsAt(step: number, { learningRate, warmup, steps }: PretrainingConfig): Record<string, number> {
  const { first, second } = adamCorrections(step)
  const warmupSteps = Math.floor(warmup * steps)
  return {
    [regressionNames.learningRate]: learningRateAt(step, {
      peak: learningRate,
      warmupSteps,
      totalSteps: steps,
    }),
    [regressionNames.firstCorrection]: first,
    [regressionNames.secondCorrection]: second,
  }
}
