import { CheekboneError } from '../../shared/errors.ts'
import { augmentationNames, type AugmentationName } from '../augmentation/presets.ts'
import { backboneNames, stems, type BackboneConfig } from '../backbones/index.ts'
import type { HeadSize } from '../heads/mlp.ts'
import { optimiserNames, type OptimiserName } from '../optimisers/index.ts'

export const methodNames = ['byol'] as const
export type MethodName = (typeof methodNames)[number]

export interface OptimiserConfig {
  name: OptimiserName
  /** At a batch of 256; it is scaled by batch / 256. */
  learningRate: number
  momentum: number
  weightDecay: number
  /** Share of all steps over which the learning rate rises. */
  warmup: number
}

/** Everything that decides what is trained, apart from the seed, the device and the patches. Plain data. */
export interface TrainingConfig extends BackboneConfig {
  method: MethodName
  /** Side of what the network sees, in pixels. */
  patchSize: number
  augment: AugmentationName
  epochs: number
  /** Patches a step; each is seen in two views. */
  batch: number
  optimiser: OptimiserConfig
  projector: HeadSize
  predictorHidden: number
  /** How slowly the target follows: share of its old self that it keeps at a step, from start to end of the training. */
  targetMomentum: { start: number; end: number }
  /** For a backbone that knows something already; null trains all of the network alike. */
  adaptation: Adaptation | null
}

/** Heads that know nothing would pull a good backbone apart: they learn first, and it follows slowly. */
export interface Adaptation {
  /** Share of all steps in which the backbone stands still. */
  headStart: number
  /** Its learning rate afterwards, as a share of that of the heads. */
  backboneRate: number
}

export type TrainingConfigInput = Partial<Omit<TrainingConfig, 'optimiser'>> & {
  optimiser?: Partial<OptimiserConfig>
}

const optimiserDefaults: Record<OptimiserName, OptimiserConfig> = {
  lars: { name: 'lars', learningRate: 1, momentum: 0.9, weightDecay: 1e-5, warmup: 0.1 },
  sgd: { name: 'sgd', learningRate: 0.2, momentum: 0.9, weightDecay: 1e-4, warmup: 0.1 },
}

/** Fills in what is left out and checks the rest. Throws `bad-argument`, naming what would be valid. */
export function trainingConfig(given: TrainingConfigInput = {}): TrainingConfig {
  const optimiser = given.optimiser?.name ?? 'lars'
  oneOf('optimiser', optimiser, optimiserNames)
  const config: TrainingConfig = {
    method: 'byol',
    backbone: 'resnet18',
    stem: 'patch',
    patchSize: 64,
    augment: 'skin',
    epochs: 10,
    batch: 32,
    projector: { hidden: 1024, output: 128 },
    predictorHidden: 512,
    targetMomentum: { start: 0.99, end: 1 },
    adaptation: null,
    ...given,
    optimiser: { ...optimiserDefaults[optimiser], ...given.optimiser },
  }
  oneOf('method', config.method, methodNames)
  oneOf('backbone', config.backbone, backboneNames)
  oneOf('stem', config.stem, stems)
  oneOf('augment', config.augment, augmentationNames)
  wholeNumber('patch size', config.patchSize, { least: 16, most: 512 })
  wholeNumber('number of epochs', config.epochs, { least: 1, most: 100_000 })
  wholeNumber('batch', config.batch, { least: 2, most: 4096 })
  positive('learning rate', config.optimiser.learningRate)
  return config
}

function oneOf(what: string, value: string, valid: readonly string[]): void {
  if (valid.includes(value)) return
  throw new CheekboneError('bad-argument', `There is no ${what} named "${value}".`, {
    hint: `Choose one of: ${valid.join(', ')}.`,
  })
}

function wholeNumber(what: string, value: number, { least, most }: { least: number; most: number }): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new CheekboneError('bad-argument', `The ${what} cannot be ${value}.`, {
    hint: `Give a whole number from ${least} to ${most}.`,
  })
}

function positive(what: string, value: number): void {
  if (Number.isFinite(value) && value > 0) return
  throw new CheekboneError('bad-argument', `The ${what} cannot be ${value}.`, {
    hint: 'Give a number above 0.',
  })
}
