/** What the gates left out, and what a person keeps all the same. */
import { z } from 'zod'
import { regions, rejectReasons, type Region, type RejectReason } from '../domain.ts'
import { call, job } from '../rpc/contract.ts'
import type { RunSummary } from '../run-summary.ts'
import type { StageProgress } from '../stage-progress.ts'
import { libraryIdSchema, pathSchema, rowIdSchema } from './arguments.ts'

export interface LeftOutPatch {
  patch: number
  photoId: number
  /** Path within the folder. */
  photo: string
  /** Counted from 1 within the photo; null for a photo taken whole. */
  face: number | null
  region: Region
  /** False where the square could not be cut at all: there is nothing to look at. */
  canBeKept: boolean
  kept: boolean
  reason: RejectReason
}

/** What was said of one square of a photo. */
export interface PatchVerdict {
  patch: number
  /** Counted from 1 within the photo; null for a photo taken whole. */
  face: number | null
  region: Region
  /** Null where it passed all checks. */
  reason: RejectReason | null
}

export const leftOutCalls = {
  /** How many patches were left out for each reason, and which photos gave none: also where no run came of them. */
  'left-out.overview': call<Pick<RunSummary, 'rejected' | 'leftOut'>>()(
    z.strictObject({ library: libraryIdSchema, crop: z.enum(['faces', 'whole']) }),
  ),
  /** Of one reason, those kept by hand included, or all that are kept; in the order in which they were found. */
  'left-out.patches': call<LeftOutPatch[]>()(
    z.strictObject({
      library: libraryIdSchema,
      crop: z.enum(['faces', 'whole']),
      reason: z.enum([...rejectReasons, 'kept']),
      most: z.int().min(1).max(5000),
    }),
  ),
  /** Of all squares of a photo, in the order in which its overlay numbers them. */
  'left-out.verdicts': call<PatchVerdict[]>()(
    z.strictObject({ library: libraryIdSchema, photo: rowIdSchema }),
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

export const leftOutJobs = {
  /** All of a library file, those kept by hand included. */
  'left-out.list': job<StageProgress, LeftOutPatch[]>()(z.strictObject({ library: pathSchema })),
  /** Keeps what was left out of one photo, or takes that back; tells what changed, as it is now. */
  'left-out.keep-photo': job<StageProgress, LeftOutPatch[]>()(
    z.strictObject({
      library: pathSchema,
      photo: pathSchema,
      region: z.enum(regions).optional(),
      face: z.int().min(1).optional(),
      kept: z.boolean(),
    }),
  ),
}
