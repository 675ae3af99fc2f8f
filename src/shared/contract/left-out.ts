/** What the gates left out, and what a person keeps all the same. */
import { z } from 'zod'
import { rejectReasons, type Region, type RejectReason } from '../domain.ts'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'

export interface LeftOutPatch {
  patch: number
  photoId: number
  /** Path within the folder. */
  photo: string
  region: Region
  /** False where the square could not be cut at all: there is nothing to look at. */
  canBeKept: boolean
  kept: boolean
  reason: RejectReason
}

export const leftOutCalls = {
  /** Of one reason, those kept by hand included, or all that are kept; in the order in which they were found. */
  'left-out.patches': call<LeftOutPatch[]>()(
    z.strictObject({
      library: libraryIdSchema,
      crop: z.enum(['faces', 'whole']),
      reason: z.enum([...rejectReasons, 'kept']),
      most: z.int().min(1).max(5000),
    }),
  ),
  /** Takes part in later runs whatever the gates say, or no longer does. Tells how many there are now. */
  'left-out.keep': call<{ kept: number }>()(
    z.strictObject({
      library: libraryIdSchema,
      crop: z.enum(['faces', 'whole']),
      patch: rowIdSchema,
      kept: z.boolean(),
    }),
  ),
}
