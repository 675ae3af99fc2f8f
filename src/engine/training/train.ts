/**
 * Trains a backbone on patches: one program run a step, with everything random drawn from one seeded generator, so that
 * the same seed gives the same backbone and a resumed training goes on exactly where it stood.
 */
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { toOnnx } from '../../graph/index.ts'
import { methods, stepNames, type TrainingConfig, type TrainingStep } from '../../models/methods/index.ts'
import { learningRateAt } from '../../models/optimisers/schedules.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { createRng, shuffle } from '../../numeric/rng.ts'
import { patchSidePx } from '../../shared/domain.ts'
import { cancelled, CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { Executable, Runtime } from '../runtime/index.ts'
import { calibrateStatistics } from './calibrate.ts'
import type { Checkpoint } from './checkpoint.ts'
import { collapseAlarm, type StepRecord, type TrainingWarning } from './history.ts'
import type { PatchSource } from './patch-source.ts'
import { drawStepFeeds } from './step-feeds.ts'
import { checkpointOf, planSteps, startingPoint, type TrainingPlan, type Walk } from './training-walk.ts'

export interface TrainingOptions extends LongWork {
  patches: PatchSource
  /** From `trainingConfig`, which checks it. */
  config: TrainingConfig
  seed: number
  runtime: Runtime
  /** Parameters to start from instead of random ones, such as another training's `backbone`. */
  start?: TensorValues
  resumeFrom?: Checkpoint
  /** Asked after every step; left out, there is a checkpoint only when it is stopped. */
  checkpointDue?: (stepsDone: number) => boolean
  onCheckpoint?: (checkpoint: Checkpoint) => void
  onStep?: (record: StepRecord) => void
  /** Asked before the first step and after each, with how many there will be. */
  momentDue?: (stepsDone: number, totalSteps: number) => boolean
  /** Looks at the network between two steps, without any effect on it. May give up on the signal by throwing. */
  onMoment?: (reached: ReachedMoment) => Promise<void>
  onWarning?: (warning: TrainingWarning) => void
}

/** Where a training stands between two steps. */
export interface ReachedMoment {
  /** The step that was done last; null before the first. */
  last: StepRecord | null
  /** Parameters and running statistics as they are now. */
  backbone: TensorValues
}

export interface TrainedBackbone {
  config: TrainingConfig
  /** Parameters and running statistics of the backbone, as `embedPatches` takes them. */
  backbone: TensorValues
  history: StepRecord[]
  warnings: TrainingWarning[]
}

/**
 * Resolves with the trained backbone. Throws `nothing-to-do` for fewer than 4 patches, `conflict` when the checkpoint
 * belongs to another training, `collapsed` when the loss is no longer a number, `cancelled` on the signal (after a last
 * `onCheckpoint`). Fewer patches than a batch make the batch smaller; what is left over at the end of an epoch waits for
 * the next shuffle.
 */
export async function trainBackbone(options: TrainingOptions): Promise<TrainedBackbone> {
  const plan = planSteps(options)
  const progress = startingPoint(options, plan)
  const { config } = options
  const step = methods[config.method](config, { batch: plan.batch, source: patchSidePx })
  const executable = await options.runtime.load(toOnnx(step.program), { state: step.state })
  try {
    await executable.setState(
      options.resumeFrom?.state ?? step.initialState(createRng(options.seed), options.start),
    )
    await runSteps({ options, plan, step, executable, progress })
    const trained = step.backboneOf(await executable.readState())
    return {
      config,
      backbone: await calibrateStatistics({ ...options, backbone: trained }),
      history: progress.history,
      warnings: progress.warnings,
    }
  } finally {
    await executable.dispose()
  }
}

interface Run {
  options: TrainingOptions
  plan: TrainingPlan
  step: TrainingStep
  executable: Executable
  progress: Walk
}

async function runSteps(run: Run): Promise<void> {
  const { options, plan, progress } = run
  for (;;) {
    await lookOn(run)
    if (progress.done === plan.totalSteps) return
    if (options.signal?.aborted) {
      await giveCheckpoint(run)
      throw cancelled(options.signal.reason)
    }
    const record = await oneStep(run)
    progress.done += 1
    progress.history.push(record)
    options.onStep?.(record)
    raiseAlarm(run)
    options.onProgress?.({
      done: progress.done,
      total: plan.totalSteps,
      note: `loss ${record.loss.toFixed(3)}`,
    })
    const isLast = progress.done === plan.totalSteps
    if (!isLast && options.checkpointDue?.(progress.done)) await giveCheckpoint(run)
    await yieldToOthers()
  }
}

/** A moment that the signal cut short is due again when the training goes on. */
async function lookOn({ options, plan, step, executable, progress }: Run): Promise<void> {
  const { momentDue, onMoment, signal } = options
  if (signal?.aborted || !onMoment || !momentDue?.(progress.done, plan.totalSteps)) return
  const backbone = step.backboneOf(await executable.readState())
  try {
    await onMoment({ last: progress.history.at(-1) ?? null, backbone })
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

async function oneStep({ options, plan, step, executable, progress }: Run): Promise<StepRecord> {
  const { config } = options
  const place = progress.done % plan.stepsPerEpoch
  if (place === 0) shuffle(progress.order, progress.rng)
  const indices = progress.order.subarray(place * plan.batch, (place + 1) * plan.batch)
  const learningRate = learningRateAt(progress.done, {
    peak: (config.optimiser.learningRate * plan.batch) / 256,
    warmupSteps: Math.floor(config.optimiser.warmup * plan.totalSteps),
    totalSteps: plan.totalSteps,
  })
  const scalars = step.scalarsAt(progress.done, plan.totalSteps)
  const feeds = drawStepFeeds(options, { indices, rng: progress.rng })
  const results = await executable.run({
    ...feeds,
    ...scalarFeeds({ ...scalars, [stepNames.learningRate]: learningRate }),
  })
  const loss = results[stepNames.loss].data[0]
  const number = progress.done + 1
  if (!Number.isFinite(loss)) throw brokenDown(number)
  return {
    step: number,
    epoch: Math.floor(progress.done / plan.stepsPerEpoch) + 1,
    loss,
    learningRate,
    spread: results[stepNames.spread].data[0],
    momentum: scalars[stepNames.targetMomentum] ?? 0,
  }
}

function scalarFeeds(scalars: Record<string, number>): TensorValues {
  const feeds: TensorValues = {}
  for (const [name, value] of Object.entries(scalars))
    feeds[name] = { shape: [], data: Float32Array.of(value) }
  return feeds
}

function raiseAlarm({ options, progress }: Run): void {
  const { history, warnings } = progress
  const warning = collapseAlarm(history, warnings, options.config.projector.output)
  if (!warning) return
  warnings.push(warning)
  options.onWarning?.(warning)
}

async function giveCheckpoint({ options, plan, executable, progress }: Run): Promise<void> {
  options.onCheckpoint?.(checkpointOf(progress, plan, await executable.readState()))
}

function brokenDown(step: number): CheekboneError {
  return new CheekboneError(
    'collapsed',
    `The training broke down at step ${step}: its loss is not a number.`,
    {
      reason: 'trainingBrokeDown',
      values: { step },
      hint: 'Try a lower learning rate, or the other optimiser.',
    },
  )
}
