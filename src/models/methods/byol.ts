/**
 * BYOL (Grill et al., 2020, "Bootstrap your own latent: a new approach to self-supervised learning").
 *
 *   loss = d(q(g(f(v1))), g'(f'(v2))) + d(q(g(f(v2))), g'(f'(v1))),  d(a, b) = 2 - 2 cos(a, b), mean over the batch
 *   online (f, g, q) <- optimiser;  target (f', g') <- m target + (1 - m) online, after the optimiser's step
 *
 * with m rising by half a cosine from 0.99 to 1. The target starts as a copy of the online network and, as in the paper,
 * normalises by each batch's own statistics. Views go through the networks one after the other, so that each has its own
 * batch statistics. Deviations from the paper: both views draw from the same augmentation preset, and the target's
 * running statistics are not kept, since nothing reads them.
 */
import {
  add,
  createProgram,
  gradients,
  input,
  mul,
  output,
  sub,
  type Program,
  type Tensor,
} from '../../graph/index.ts'
import { applyView, viewInputs } from '../augmentation/view.ts'
import { backboneForward } from '../backbones/index.ts'
import { mlpHead } from '../heads/mlp.ts'
import {
  createNetwork,
  initialValues,
  rootScope,
  within,
  type Network,
  type Variable,
} from '../layers/network.ts'
import { updateRules } from '../optimisers/index.ts'
import { backboneRateAt, targetMomentumAt } from '../optimisers/schedules.ts'
import { tensorsUnder, tensorsWithPrefix, type TensorValues } from '../tensors.ts'
import { normalisedDistance } from './byol-loss.ts'
import type { TrainingConfig } from './config.ts'
import { stepNames, type StepExtent, type TrainingStep } from './method.ts'
import { projectionSpread } from './spread.ts'

/** Share of a batch in the running statistics, as in PyTorch. */
const statisticsRate = 0.1

export function buildByolStep(config: TrainingConfig, extent: StepExtent): TrainingStep {
  const program = createProgram('byol-step')
  const views = augmentedViews(program, config, extent)
  const online = networkOf(program, 'online', { statisticsRate })
  const target = networkOf(program, 'target')

  const onlineSides = views.map((view) => onlineSide(online, view, config))
  const targets = views.map((view) => project(target, view, config))
  const loss = add(
    normalisedDistance(onlineSides[0].prediction, targets[1]),
    normalisedDistance(onlineSides[1].prediction, targets[0]),
  )
  output(program, stepNames.loss, loss)
  output(program, stepNames.spread, projectionSpread(onlineSides[0].projection))

  const updated = updateOnline(program, { online, loss, config })
  const state = { ...updated.state, ...followOnline(program, target, updated.parameters) }
  const declared = online.variables()
  return {
    program,
    state,
    initialState: (rng, backbone) =>
      initialState(declared, target.variables(), {
        ...initialValues(declared, rng),
        ...tensorsWithPrefix(backbone ?? {}, 'backbone'),
      }),
    scalarsAt: (step, totalSteps) => ({
      [stepNames.targetMomentum]: targetMomentumAt(step, { ...config.targetMomentum, totalSteps }),
      ...(config.adaptation && {
        [stepNames.backboneRate]: backboneRateAt(step, totalSteps, config.adaptation),
      }),
    }),
    backboneOf: (values) => tensorsUnder(values, 'online/backbone'),
  }
}

function augmentedViews(program: Program, config: TrainingConfig, { batch, source }: StepExtent): Tensor[] {
  const patches = input(program, stepNames.patches, [batch, 3, source, source])
  const extent = { count: batch, source, size: config.patchSize }
  return stepNames.views.map((name) => applyView(patches, viewInputs(program, name, extent)))
}

function networkOf(program: Program, prefix: string, options: { statisticsRate?: number } = {}): Network {
  return createNetwork({
    program,
    provide: ({ name, shape }) => input(program, `${prefix}/${name}`, shape),
    normalise: 'batch',
    ...options,
  })
}

function project(network: Network, view: Tensor, config: TrainingConfig): Tensor {
  const scope = rootScope(network)
  const { features } = backboneForward(within(scope, 'backbone'), view, config)
  return mlpHead(within(scope, 'projector'), features, config.projector)
}

function onlineSide(
  network: Network,
  view: Tensor,
  config: TrainingConfig,
): { projection: Tensor; prediction: Tensor } {
  const projection = project(network, view, config)
  const size = { hidden: config.predictorHidden, output: config.projector.output }
  return { projection, prediction: mlpHead(within(rootScope(network), 'predictor'), projection, size) }
}

function updateOnline(
  program: Program,
  { online, loss, config }: { online: Network; loss: Tensor; config: TrainingConfig },
): { state: Record<string, string>; parameters: Map<string, Tensor> } {
  const learningRate = input(program, stepNames.learningRate, [])
  const backboneRate = config.adaptation
    ? mul(learningRate, input(program, stepNames.backboneRate, []))
    : learningRate
  const rule = updateRules[config.optimiser.name]
  const trained = online.variables().filter(({ role }) => role !== 'statistic')
  const slopes = gradients(
    loss,
    trained.map(({ tensor }) => tensor),
  )
  const state: Record<string, string> = {}
  const parameters = new Map<string, Tensor>()
  trained.forEach(({ name, shape, role, tensor }, i) => {
    const velocity = input(program, `velocity/${name}`, shape)
    const rate = name.startsWith('backbone/') ? backboneRate : learningRate
    const inputs = { parameter: tensor, gradient: slopes[i], velocity, role, learningRate: rate }
    const next = rule(inputs, config.optimiser)
    parameters.set(name, next.parameter)
    keep(program, state, { name: `online/${name}`, tensor: next.parameter })
    keep(program, state, { name: `velocity/${name}`, tensor: next.velocity })
  })
  for (const { name, tensor } of online.statistics()) keep(program, state, { name: `online/${name}`, tensor })
  return { state, parameters }
}

/** m target + (1 - m) online, written as online + m (target - online): three passes over memory instead of four. */
function followOnline(
  program: Program,
  target: Network,
  parameters: ReadonlyMap<string, Tensor>,
): Record<string, string> {
  const momentum = input(program, stepNames.targetMomentum, [])
  const state: Record<string, string> = {}
  for (const { name, tensor } of target.variables()) {
    const online = parameters.get(name)
    if (!online) continue
    const next = add(online, mul(sub(tensor, online), momentum))
    keep(program, state, { name: `target/${name}`, tensor: next })
  }
  return state
}

function keep(
  program: Program,
  state: Record<string, string>,
  { name, tensor }: { name: string; tensor: Tensor },
): void {
  const next = `next/${name}`
  output(program, next, tensor)
  state[next] = name
}

function initialState(online: Variable[], target: Variable[], values: TensorValues): TensorValues {
  const state: TensorValues = {}
  for (const { name, shape, role } of online) {
    state[`online/${name}`] = values[name]
    if (role !== 'statistic')
      state[`velocity/${name}`] = { shape, data: new Float32Array(values[name].data.length) }
  }
  for (const { name } of target) state[`target/${name}`] = values[name]
  return state
}
