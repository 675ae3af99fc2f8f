import { CheekboneError } from '../../shared/errors.ts'
import { backboneNames, type BackboneConfig } from '../backbones/index.ts'
import type { LightKind } from '../drawn-skin/index.ts'

/** Everything that decides what is pretrained, apart from the seed and the device. Plain data. */
export interface PretrainingConfig extends BackboneConfig {
  /** Side of the drawn patches and of what the network sees, in pixels. */
  sidePx: number
  /** Of the drawn photos. */
  light: LightKind
  steps: number
  /** Drawn skins a step. */
  batch: number
  /** Photos of each drawn skin, in other light and by another camera: 1, or 2 with `recognition`. */
  views: 1 | 2
  /** Weight of finding the other photo of a skin, beside the regression; 0 with one view. */
  recognition: number
  /** The highest, after the warm-up. */
  learningRate: number
  weightDecay: number
  /** Share of all steps over which the learning rate rises. */
  warmup: number
}

/** Fills in what is left out and checks the rest. Throws `bad-argument`. */
export function pretrainingConfig(given: Partial<PretrainingConfig> = {}): PretrainingConfig {
  const config: PretrainingConfig = {
    backbone: 'skin-net',
    stem: 'patch',
    sidePx: 96,
    light: 'mixed',
    steps: 2000,
    batch: 64,
    views: 1,
    recognition: 0,
    learningRate: 3e-3,
    weightDecay: 0.05,
    warmup: 0.05,
    ...given,
  }
  if (!backboneNames.includes(config.backbone))
    throw new CheekboneError('bad-argument', `There is no backbone named "${config.backbone}".`, {
      hint: `Choose one of: ${backboneNames.join(', ')}.`,
    })
  for (const [what, value, least] of [
    ['number of steps', config.steps, 1],
    ['batch', config.batch, 2],
    ['side', config.sidePx, 16],
  ] as const)
    if (!Number.isInteger(value) || value < least)
      throw new CheekboneError('bad-argument', `The ${what} cannot be ${value}.`, {
        hint: `Give a whole number of at least ${least}.`,
      })
  if (config.views === 1 && config.recognition !== 0)
    throw new CheekboneError('bad-argument', 'One photo of a skin has no other to find.', {
      hint: 'Set the recognition to 0, or the views to 2.',
    })
  return config
}
