/**
 * Pretrains a backbone on drawn skin. A step's batch depends on the seed and the step alone, so the same seed gives the same
 * backbone and a resumed pretraining goes on exactly where it stood.
 */
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { toOnnx } from '../../graph/index.ts'
import { bytesToPlanes } from '../../models/augmentation/pixels.ts'
import type { PatchBatch } from '../../models/drawn-skin/index.ts'
import type { PretrainingConfig } from '../../models/pretraining/config.ts'
import {
  buildRegressionStep,
  pretrainedBackbone,
  regressionNames,
  type RegressionStep,
} from '../../models/pretraining/factor-regression.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { createRng } from '../../numeric/rng.ts'
import { cancelled, CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { Executable, Runtime } from '../runtime/index.ts'
import type { PretrainingCheckpoint, PretrainingRecord, ValidationRecord } from './pretraining-checkpoint.ts'
import { createValidator, type Validator } from './validate.ts'

/** Where batches come from, in the order of the steps. `createPatchStream` makes one. */
export interface BatchStream {
  next(): Promise<PatchBatch>
  close(): Promise<void>
}

export interface PretrainingOptions extends LongWork {
  /** From `pretrainingConfig`, which checks it. */
  config: PretrainingConfig
  seed: number
  /** Of what is read off, in the order of the batches' columns. */
  targetNames: readonly string[]
  runtime: Runtime
  /** Parameters to start from instead of random ones, and a name for them that tells them apart from others. */
  start?: { backbone: TensorValues; digest: string }
  /** Opened at step 0, or at the step to go on from; closed at the end. */
  openStream: (firstStep: number) => BatchStream
  /** Drawn patches that are not trained on, one photo of each skin. */
  validation: PatchBatch
  /** Steps from one validation to the next; there is always one at the end. */
  validationEvery: number
  resumeFrom?: PretrainingCheckpoint
  /** Asked after every step; left out, there is a checkpoint only when it is stopped. */
  checkpointDue?: (stepsDone: number) => boolean
  onCheckpoint?: (checkpoint: PretrainingCheckpoint) => void | Promise<void>
  onStep?: (record: PretrainingRecord) => void
  onValidation?: (record: ValidationRecord) => void
}

export interface Pretrained {
  /** Parameters and running statistics of the backbone, as `embedPatches` takes them. */
  backbone: TensorValues
  history: PretrainingRecord[]
  validations: ValidationRecord[]
}

interface Run {
  options: PretrainingOptions
  step: RegressionStep
  executable: Executable
  validator: Validator
  stream: BatchStream
  fingerprint: string
  history: PretrainingRecord[]
  validations: ValidationRecord[]
}

/**
 * Resolves with the pretrained backbone. Throws `conflict` when the checkpoint belongs to another pretraining, `collapsed` when
 * the loss is no longer a number or nothing has been learnt by half of the steps, `cancelled` on the signal (after a last
 * `onCheckpoint`).
 */
export async function pretrainBackbone(options: PretrainingOptions): Promise<Pretrained> {
  const { config, seed, targetNames, runtime, resumeFrom } = options
  const fingerprint = JSON.stringify([config, seed, targetNames, options.start?.digest ?? null])
  if (resumeFrom && resumeFrom.fingerprint !== fingerprint)
    throw new CheekboneError('conflict', 'The checkpoint belongs to a pretraining with other settings.', {
      hint: 'Go on with the settings that it was made with, or pretrain from the start.',
    })
  const step = buildRegressionStep(config, targetNames.length)
  const executable = await runtime.load(toOnnx(step.program), { state: step.state })
  const history = [...(resumeFrom?.history ?? [])]
  const validations = [...(resumeFrom?.validations ?? [])]
  const validator = await createValidator({
    config,
    targetCount: targetNames.length,
    patches: options.validation,
    runtime,
  })
  const stream = options.openStream(history.length)
  try {
    await executable.setState(
      resumeFrom?.state ?? step.initialState(createRng(seed), options.start?.backbone),
    )
    await runSteps({ options, step, executable, validator, stream, fingerprint, history, validations })
    return { backbone: pretrainedBackbone(await executable.readState()), history, validations }
  } finally {
    await stream.close()
    await validator.dispose()
    await executable.dispose()
  }
}

async function runSteps(run: Run): Promise<void> {
  const { options, history } = run
  const { steps } = options.config
  while (history.length < steps) {
    if (options.signal?.aborted) {
      await giveCheckpoint(run)
      throw cancelled(options.signal.reason)
    }
    const record = await oneStep(run)
    history.push(record)
    options.onStep?.(record)
    options.onProgress?.({ done: record.step, total: steps, note: `loss ${record.loss.toFixed(3)}` })
    const isLast = record.step === steps
    if (isLast || record.step % options.validationEvery === 0) await validate(run)
    if (isLast || options.checkpointDue?.(record.step)) await giveCheckpoint(run)
    await yieldToOthers()
  }
}

async function oneStep({ options, step, executable, stream, history }: Run): Promise<PretrainingRecord> {
  const { pixels, targets } = await stream.next()
  const planes = new Float32Array(pixels.length)
  bytesToPlanes(pixels, options.config.sidePx, planes)
  const scalars = step.scalarsAt(history.length)
  const results = await executable.run({
    [regressionNames.patches]: planes,
    [regressionNames.targets]: targets,
    ...Object.fromEntries(Object.entries(scalars).map(([name, value]) => [name, Float32Array.of(value)])),
  })
  const [loss] = results[regressionNames.loss].data
  const number = history.length + 1
  if (!Number.isFinite(loss)) throw brokenDown(`at step ${number}: its loss is not a number`)
  return {
    step: number,
    loss,
    error: results[regressionNames.error].data[0],
    learningRate: scalars[regressionNames.learningRate],
  }
}

/** Less than this mean R^2 half way means that nothing is read off. */
const leastHalfWay = 0.01
/** A shorter pretraining is a trial and may end where it likes. */
const leastSteps = 200

async function validate({ options, executable, validator, history, validations }: Run): Promise<void> {
  const step = history.length
  const record = { step, ...(await validator.measure(await executable.readState())) }
  validations.push(record)
  options.onValidation?.(record)
  const mean = record.r2.reduce((sum, value) => sum + value, 0) / record.r2.length
  const { steps } = options.config
  const failed = steps >= leastSteps && step >= steps / 2 && !(mean > leastHalfWay)
  if (failed) throw brokenDown(`by step ${step}: it reads nothing off held-out patches`)
}

async function giveCheckpoint({
  options,
  executable,
  fingerprint,
  history,
  validations,
}: Run): Promise<void> {
  await options.onCheckpoint?.({
    fingerprint,
    step: history.length,
    elapsedSeconds: options.resumeFrom?.elapsedSeconds ?? 0,
    state: await executable.readState(),
    history: [...history],
    validations: [...validations],
  })
}

function brokenDown(how: string): CheekboneError {
  return new CheekboneError('collapsed', `The pretraining broke down ${how}.`, {
    hint: 'Try a lower learning rate.',
  })
}
