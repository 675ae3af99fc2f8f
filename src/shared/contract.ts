/**
 * Every call, job and event of the engine, in one table. Handlers (engine) and clients (command line, window) are typed from it.
 */
import { z } from 'zod'
import type { DoctorReport } from './doctor-report.ts'
import { call, job } from './rpc/contract.ts'
import { runChoicesSchema } from './run-config.ts'
import type { RunSummary } from './run-summary.ts'
import type { StageProgress } from './stage-progress.ts'

const path = z.string().min(1)
const seed = z.int().min(0).max(0xffffffff)

const exportSchema = z
  .strictObject({ library: path, csv: path.optional(), landmarks: path.optional() })
  .refine(
    ({ csv, landmarks }) => csv !== landmarks,
    'Name a file for the CSV, for the landmarks, or one for each.',
  )
export type ExportArguments = z.infer<typeof exportSchema>
export interface ExportedFiles {
  csv: { file: string; rows: number } | null
  landmarks: { file: string; faces: number } | null
}

export const contract = {
  calls: {
    'system.doctor': call<DoctorReport>()(z.strictObject({})),
  },
  jobs: {
    /** A folder of photos goes in; a CSV and a report come out. */
    'pipeline.run': job<StageProgress, RunSummary>()(
      z.strictObject({
        folder: path,
        /** The library file; made if it is not there. */
        library: path,
        /** Where CSV and report go. */
        out: path,
        choices: runChoicesSchema,
        /** How much training may be lost to a kill. A checkpoint of a ResNet-18 is some 150 MB. */
        checkpointSeconds: z.number().min(0).max(3600),
        /** A CSV file, or `folder` for the parent folder's name; used after the fact only. */
        labels: path.optional(),
        /** Also tell which faces are of one person. */
        identity: z.boolean(),
      }),
    ),
    /** Deletes what tells people apart; photos, patches and runs stay. */
    'identities.forget': job<StageProgress, { faces: number }>()(z.strictObject({ library: path })),
    /** The latest finished run as a CSV, and the landmarks of all faces. */
    'library.export': job<StageProgress, ExportedFiles>()(exportSchema),
    /** Photos with regions, squares and verdicts drawn over them. */
    'overlays.draw': job<StageProgress, { files: number; skipped: number }>()(
      z.strictObject({ library: path, out: path }),
    ),
    /** Skin patches with every factor known, or a sheet that shows each factor from low to high. */
    'patches.draw': job<StageProgress, { files: string[] }>()(
      z.strictObject({
        folder: path,
        what: z.enum(['patches', 'sheet']),
        count: z.int().min(1).max(1_000_000),
        seed,
      }),
    ),
    'faces.draw': job<StageProgress, { photos: number; labelsPath: string }>()(
      z.strictObject({ folder: path, faces: z.int().min(1).max(1_000_000), seed }),
    ),
  },
  events: {},
} as const

export type EngineContract = typeof contract
