/** What somebody looks at before a run. */
import { z } from 'zod'
import { call, job } from '../rpc/contract.ts'
import { runConfigSchema, type PresetName } from '../run-config.ts'
import { pathSchema } from './arguments.ts'

export interface ShownViews {
  patches: number
  /** Pictures of each patch: as it is, then its views. */
  perPatch: number
  sidePx: number
  /** `[patches, perPatch, sidePx, sidePx, 3]` sRGB */
  rgb: Uint8Array
}

/** How long a preset would take over a folder, from the start to the results. */
export interface PresetEstimate {
  preset: PresetName
  /** Null when there would be too few patches to train on. */
  seconds: number | null
  /** A training step of its size would have taken too long to try; the time comes from a smaller one. */
  rough: boolean
}

export const trialProblems = ['no-photos', 'unreadable', 'no-faces', 'no-patches'] as const
/** Why no time can be told: nothing to look at, or nothing usable in any photo that was tried. */
export type TrialProblem = (typeof trialProblems)[number]

/** How a trial over a folder's own photos stands; each snapshot replaces the one before. */
export interface SetupTrial {
  /** `waiting`: for a job, or for another trial, to be over. */
  state: 'waiting' | 'measuring' | 'done'
  /** In the folder; null until they are listed. */
  photos: number | null
  /** Photos that are tried, and how many of them were so far. */
  sample: number
  tried: number
  /** What training would be done on; null until it is chosen. */
  device: string | null
  problem: TrialProblem | null
  /** Of looking at all photos that are not known yet; null until it is known. */
  importSeconds: number | null
  /** As they come, in the order of the presets. */
  estimates: PresetEstimate[]
}

export const setupJobs = {
  /**
   * Measures on a few of the folder's own photos how long each preset would take. Gives way to jobs: while one is under way it waits,
   * and when one begins it starts again after it. Nothing is written to a library.
   */
  'setup.measure': job<SetupTrial, SetupTrial>()(
    z.strictObject({ folder: pathSchema, library: pathSchema.optional() }),
  ),
}

export const setupCalls = {
  /** What the augmentation of a run makes of patches of the folder's library; null while there are none. */
  'setup.views': call<ShownViews | null>()(
    z.strictObject({
      folder: pathSchema,
      library: pathSchema.optional(),
      augment: runConfigSchema.shape.augment,
      size: runConfigSchema.shape.patchSize,
      seed: runConfigSchema.shape.seed,
      views: z.int().min(1).max(12),
    }),
  ),
}
