/** Files that a window offers as downloads. Made in memory: where they go is the person's choice. */
import { z } from 'zod'
import { call } from '../rpc/contract.ts'
import { libraryIdSchema, pageLanguageSchema, rowIdSchema } from './arguments.ts'
import { patchSetSchema } from './explore.ts'

export interface ExportedFile {
  /** A name without a path, made from the photo folder's. */
  fileName: string
  bytes: Uint8Array
}

const runSchema = { library: libraryIdSchema, run: rowIdSchema }
const pageSchema = {
  withoutNames: z.boolean().optional(),
  /** Of its words; English where none is given. */
  language: pageLanguageSchema.optional(),
}

export const exportCalls = {
  /** Patches of the run in its order, all where no set is given; columns as the command line writes them. */
  'exports.csv': call<ExportedFile>()(
    z.strictObject({
      ...runSchema,
      of: patchSetSchema.optional(),
      /** Leaves out all names that photos and folders came with, in the file and in what it is called. */
      withoutNames: z.boolean().optional(),
    }),
  ),
  /** Features, mixtures, topics and places on the map as .npy files in a ZIP archive, with the ids of their rows. */
  'exports.arrays': call<ExportedFile>()(
    z.strictObject({ ...runSchema, withoutNames: z.boolean().optional() }),
  ),
  /** The report of the run as one HTML page, its topics as they are after merges, splits and renaming. */
  'exports.report': call<ExportedFile>()(z.strictObject({ ...runSchema, ...pageSchema })),
  /** One HTML page that asks the network for nothing, to be read or printed. */
  'exports.spot-check-report': call<ExportedFile>()(z.strictObject({ ...runSchema, ...pageSchema })),
}
