/** Jobs that belong to the one who asks: they end when the channel is closed. The command line works by them. */
import { z } from 'zod'
import { job } from '../rpc/contract.ts'
import { runChoicesSchema } from '../run-config.ts'
import type { RunSummary } from '../run-summary.ts'
import type { StageProgress } from '../stage-progress.ts'
import { pageLanguageSchema, pathSchema, seedSchema } from './arguments.ts'

const exportSchema = z
  .strictObject({
    library: pathSchema,
    csv: pathSchema.optional(),
    landmarks: pathSchema.optional(),
    /** A folder for arrays; made if it is not there. */
    npy: pathSchema.optional(),
    /** The pixels of all patches among the arrays, 27 KB a patch. */
    pixels: z.boolean().optional(),
    parquet: pathSchema.optional(),
  })
  .refine(({ csv, landmarks, npy, parquet }) => {
    const named = [csv, landmarks, npy, parquet].filter((path) => path !== undefined)
    return named.length > 0 && new Set(named).size === named.length
  }, 'Name a file for the CSV, the landmarks, the arrays or Parquet, each another one.')
export type ExportArguments = z.infer<typeof exportSchema>

/** Null where it was not asked for. */
export interface ExportedFiles {
  csv: { file: string; rows: number } | null
  landmarks: { file: string; faces: number } | null
  npy: { folder: string; rows: number } | null
  parquet: { file: string; rows: number } | null
}

export const workJobs = {
  /** A folder of photos goes in; a CSV and a report come out. */
  'pipeline.run': job<StageProgress, RunSummary>()(
    z.strictObject({
      folder: pathSchema,
      /** The library file; made if it is not there. */
      library: pathSchema,
      /** Where CSV and report go. */
      out: pathSchema,
      choices: runChoicesSchema,
      /** How much training may be lost to a kill. A checkpoint of a ResNet-18 is some 150 MB. */
      checkpointSeconds: z.number().min(0).max(3600),
      /** A CSV file, or `folder` for the parent folder's name; used after the fact only. */
      labels: pathSchema.optional(),
      /** An ONNX file that tells skin from what lies over it. */
      faceParser: pathSchema.optional(),
      /** Also tell which faces are of one person. */
      identity: z.boolean(),
      /** Of the report's words; English where none is given. */
      language: pageLanguageSchema.optional(),
    }),
  ),
  /** Deletes what tells people apart; photos, patches and runs stay. */
  'identities.forget': job<StageProgress, { faces: number }>()(z.strictObject({ library: pathSchema })),
  /** The latest finished run as a CSV, as arrays and as Parquet, and the landmarks of all faces. */
  'library.export': job<StageProgress, ExportedFiles>()(exportSchema),
  /** Photos with regions, squares and verdicts drawn over them. */
  'overlays.draw': job<StageProgress, { files: number; skipped: number }>()(
    z.strictObject({
      library: pathSchema,
      out: pathSchema,
      /** Of the verdicts; English where none is given. */
      language: pageLanguageSchema.optional(),
    }),
  ),
  /** Skin patches with every factor known, or a sheet that shows each factor from low to high. */
  'patches.draw': job<StageProgress, { files: string[] }>()(
    z.strictObject({
      folder: pathSchema,
      what: z.enum(['patches', 'sheet']),
      count: z.int().min(1).max(1_000_000),
      seed: seedSchema,
    }),
  ),
  'faces.draw': job<StageProgress, { photos: number; labelsPath: string }>()(
    z.strictObject({ folder: pathSchema, faces: z.int().min(1).max(1_000_000), seed: seedSchema }),
  ),
}
