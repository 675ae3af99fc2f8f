/** Files that a window offers as downloads. Made in memory: where they go is the person's choice. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, rowIdSchema } from './arguments.ts'
import { patchSetSchema } from './explore.ts'

export interface ExportedFile {
  /** A name without a path, made from the photo folder's. */
  fileName: string
  bytes: Uint8Array
}

const runSchema = { library: libraryIdSchema, run: rowIdSchema }

export const exportCalls = {
  /** Patches of the run in its order, all where no set is given; columns as the command line writes them. */
  'exports.csv': call<ExportedFile>()(
    z.strictObject({
      ...runSchema,
      of: patchSetSchema.optional(),
      /** Leaves the names of photos empty. */
      withoutNames: z.boolean().optional(),
    }),
  ),
  /** One HTML page that asks the network for nothing, to be read or printed. */
  'exports.spot-check-report': call<ExportedFile>()(z.strictObject(runSchema)),
}
