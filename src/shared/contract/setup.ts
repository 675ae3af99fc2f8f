/** What somebody looks at before a run. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { runConfigSchema } from '../run-config.ts'
import { pathSchema } from './arguments.ts'

export interface ShownViews {
  patches: number
  /** Pictures of each patch: as it is, then its views. */
  perPatch: number
  sidePx: number
  /** `[patches, perPatch, sidePx, sidePx, 3]` sRGB */
  rgb: Uint8Array
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
