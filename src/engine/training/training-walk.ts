/** Where a training stands between two steps, from its plan to its checkpoint and back; all but the tensors. */
import type { TrainingConfig } from '../../models/methods/index.ts'
import type { TensorValues } from '../../models/tensors.ts'
import { createRng, rngFromState, type Rng } from '../../numeric/rng.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { StepRecord, TrainingWarning } from './history.ts'
import type { PatchSource } from './patch-source.ts'

/** Fewer patches than this cannot be told apart in a meaningful way. */
export const leastPatches = 4

interface Planned {
  patches: PatchSource
  config: TrainingConfig
  seed: number
}

interface Started {
  patches: PatchSource
  seed: number
  resumeFrom?: Checkpoint
}

/** How many steps a training has, known before the first. */
export interface TrainingPlan {
  /** Patches a step. */
  batch: number
  stepsPerEpoch: number
  totalSteps: number
  /** Tells trainings apart whose checkpoints do not fit each other. */
  fingerprint: string
}

/** What moves on from step to step, apart from the tensors. */
export interface Walk {
  /** Steps. */
  done: number
  rng: Rng
  order: Int32Array /* [patches], as the present epoch takes them */
  history: StepRecord[]
  warnings: TrainingWarning[]
}

/** @throws CheekboneError `nothing-to-do` for fewer than 4 patches */
export function planSteps({ patches, config, seed }: Planned): TrainingPlan {
  if (patches.count < leastPatches)
    throw new CheekboneError('nothing-to-do', `${patches.count} patches are too few to train on.`, {
      reason: 'tooFewToTrain',
      values: { patches: patches.count, least: leastPatches },
      hint: `Add photos until there are at least ${leastPatches} patches.`,
    })
  const batch = Math.min(config.batch, patches.count)
  const stepsPerEpoch = Math.floor(patches.count / batch)
  const totalSteps = stepsPerEpoch * config.epochs
  return { batch, stepsPerEpoch, totalSteps, fingerprint: JSON.stringify([config, seed, patches.count]) }
}

/**
 * Before the first step, or where the checkpoint was made.
 * @throws CheekboneError `conflict` when the checkpoint belongs to another training
 */
export function startingPoint({ patches, seed, resumeFrom }: Started, plan: TrainingPlan): Walk {
  if (!resumeFrom) {
    const order = Int32Array.from({ length: patches.count }, (_, i) => i)
    return { done: 0, rng: createRng(seed).fork('steps'), order, history: [], warnings: [] }
  }
  if (resumeFrom.fingerprint !== plan.fingerprint)
    throw new CheekboneError(
      'conflict',
      'The checkpoint belongs to a training with other settings or patches.',
      {
        reason: 'checkpointOfOther',
        hint: 'Go on with the settings that it was made with, or train from the start.',
      },
    )
  return {
    done: resumeFrom.step,
    rng: rngFromState(resumeFrom.rng),
    order: resumeFrom.order.slice(),
    history: [...resumeFrom.history],
    warnings: [...resumeFrom.warnings],
  }
}

/** What `startingPoint` goes on from; a copy, since the training goes on. */
export function checkpointOf(walk: Walk, plan: TrainingPlan, state: TensorValues): Checkpoint {
  return {
    fingerprint: plan.fingerprint,
    step: walk.done,
    rng: walk.rng.state(),
    order: walk.order.slice(),
    state,
    history: [...walk.history],
    warnings: [...walk.warnings],
  }
}
