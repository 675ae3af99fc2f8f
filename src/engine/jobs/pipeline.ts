import type { TensorValues } from '../../models/tensors.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { PageLanguage } from '../../shared/host-info.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { resolveRunConfig, type RunChoices, type RunConfig } from '../../shared/run-config.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'
import type { Library } from '../store/open-library.ts'
import { patchesById } from '../store/patches.ts'
import { savePhotoLabels } from '../store/photo-labels.ts'
import { explainStoreError } from '../store/store-errors.ts'
import { labelsOf, readLabelTable, type PhotoLabels } from '../labels/read-labels.ts'
import { describeParserFile } from '../library/parser/face-parser-file.ts'
import type { LibraryShelf } from '../libraries/library-shelf.ts'
import { findStart } from '../training/load-start.ts'
import { adoptFolder, refuseWritingIntoPhotos } from './adopt-folder.ts'
import { beginRun, runUnfinishedStages, withCompute } from './run-stages.ts'
import { selectRun } from './select-run.ts'
import { embedStage } from './stages/embed.ts'
import { exportResults, withResultsFolder } from './stages/export.ts'
import { importPhotos } from './stages/import.ts'
import { mapStage } from './stages/map.ts'
import { qualityStage } from './stages/quality.ts'
import type { Stage } from './stages/stage.ts'
import { startStage } from './stages/start.ts'
import { topicsStage } from './stages/topics.ts'
import { trainStage } from './stages/train.ts'
import { timedStage } from './timed-stage.ts'

export interface PipelineArguments {
  folder: string
  library: string
  out: string
  choices: RunChoices
  checkpointSeconds: number
  labels?: string
  /** An ONNX file. */
  faceParser?: string
  identity: boolean
  /** Of the report's words; English where none is given. */
  language?: PageLanguage
}

/** Each is done once a run; a run that was stopped goes on with the first that is not done. */
function runStages({ epochs }: RunConfig, start: TensorValues | undefined): readonly Stage[] {
  return [
    epochs === 0 ? startStage(start) : trainStage(start),
    embedStage,
    topicsStage,
    mapStage,
    qualityStage,
  ]
}

/** A folder of photos goes in; a CSV and a report come out. */
export async function runPipeline(
  args: PipelineArguments,
  context: JobContext<StageProgress>,
  shelf: LibraryShelf,
): Promise<RunSummary> {
  const faceParser = args.faceParser === undefined ? undefined : await describeParserFile(args.faceParser)
  const config = resolveRunConfig({ ...args.choices, faceParser: faceParser?.sha256 })
  refuseImported(config)
  refuseWritingIntoPhotos(args)
  // What cannot be read or written, or belongs to another network, is said before hours of looking at photos.
  const start = await findStart(config.start, config)
  return withResultsFolder(args.out, () => runWith({ config, start, faceParser }, args, { context, shelf }))
}

interface ReadyRun {
  config: RunConfig
  start: Awaited<ReturnType<typeof findStart>>
  faceParser: Awaited<ReturnType<typeof describeParserFile>> | undefined
}

async function runWith(
  { config, start, faceParser }: ReadyRun,
  args: PipelineArguments,
  { context, shelf }: { context: JobContext<StageProgress>; shelf: LibraryShelf },
): Promise<RunSummary> {
  const labelTable = args.labels === undefined ? null : await readLabelTable(args.labels)
  const library = shelf.writer(args.library)
  try {
    adoptFolder(library, args.folder)
    const seconds: Partial<Record<StageName, number>> = {}
    const imported = await timedStage('import', context, (onProgress) =>
      importPhotos(library, {
        folder: args.folder,
        crop: config.crop,
        whiteBalance: config.whiteBalance,
        regions: config.regions,
        patchesPerRegion: config.patchesPerRegion,
        gates: config.gates,
        faceParser,
        identity: args.identity,
        signal: context.signal,
        onProgress,
      }),
    )
    seconds.import = imported.seconds
    const selected = selectRun(library, config, start?.digest)
    // Labels are compared at the end, but that they fit no photo is said before hours of training.
    const labels =
      args.labels === undefined
        ? null
        : labelsOf(args.labels, labelTable, photosOf(library, selected.patchIds))
    keepLabels(library, args.labels, labels)
    return await withCompute(async (compute) => {
      const run = await beginRun(library, selected, { config, compute })
      const { checkpointSeconds } = args
      const work = {
        stages: runStages(config, start?.backbone),
        config,
        context,
        seconds,
        compute,
        checkpointSeconds,
      }
      const resumedFrom = await runUnfinishedStages(library, { ...selected, run }, work)
      const { folder, out } = args
      const { signal } = context
      const exported = await timedStage('export', context, () =>
        exportResults(library, {
          run,
          config,
          folder,
          out,
          language: args.language ?? 'en',
          labels,
          skipped: imported.result.skipped,
          resumedFrom,
          seconds,
          compute,
          signal,
        }),
      )
      return exported.result
    })
  } catch (error) {
    throw explainStoreError(error, library.path)
  } finally {
    library.close()
  }
}

/** For looking at results by them; names of folders are known without. */
function keepLabels(library: Library, source: string | undefined, labels: PhotoLabels | null): void {
  if (labels === null || source === 'folder') return
  savePhotoLabels(library, labels.columns)
}

function photosOf(library: Library, patchIds: Int32Array): string[] {
  const patches = patchesById(library)
  return [...new Set(Array.from(patchIds, (id) => patches.get(id)!.photo))]
}

/** Their features come from a file, not from photos. */
function refuseImported({ embeddings }: RunConfig): void {
  if (embeddings === undefined) return
  throw new CheekboneError('bad-argument', 'A run of photos makes its own embeddings.', {
    reason: 'embeddingsNotImported',
    hint: 'Bring in others with: cheekbone import-embeddings',
  })
}
