import { throwIfAborted } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { resolveRunConfig, type RunChoices, type RunConfig } from '../../shared/run-config.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'
import type { Library } from '../store/open-library.ts'
import { patchesById } from '../store/patches.ts'
import { addWarning, finishedStages, finishStage, setRunPlace, type Place } from '../store/runs.ts'
import { explainStoreError } from '../store/store-errors.ts'
import { readLabels } from '../labels/read-labels.ts'
import type { LibraryShelf } from '../libraries/library-shelf.ts'
import { adoptFolder, refuseWritingIntoPhotos } from './adopt-folder.ts'
import { startCompute, type Compute } from './compute/compute.ts'
import { selectRun, type SelectedRun } from './select-run.ts'
import { embedStage } from './stages/embed.ts'
import { exportResults } from './stages/export.ts'
import { importPhotos } from './stages/import.ts'
import { mapStage } from './stages/map.ts'
import { qualityStage } from './stages/quality.ts'
import type { RunContext, Stage } from './stages/stage.ts'
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
  identity: boolean
}

/** Each is done once a run; a run that was stopped goes on with the first that is not done. */
function runStages({ epochs }: RunConfig): readonly Stage[] {
  return [epochs === 0 ? startStage : trainStage, embedStage, topicsStage, mapStage, qualityStage]
}

/** A folder of photos goes in; a CSV and a report come out. */
export async function runPipeline(
  args: PipelineArguments,
  context: JobContext<StageProgress>,
  shelf: LibraryShelf,
): Promise<RunSummary> {
  const config = resolveRunConfig(args.choices)
  refuseWritingIntoPhotos(args)
  const library = shelf.writer(args.library)
  try {
    adoptFolder(library, args.folder)
    const seconds: Partial<Record<StageName, number>> = {}
    const imported = await timedStage('import', context, (onProgress) =>
      importPhotos(library, {
        folder: args.folder,
        crop: config.crop,
        whiteBalance: config.whiteBalance,
        identity: args.identity,
        signal: context.signal,
        onProgress,
      }),
    )
    seconds.import = imported.seconds
    const selected = selectRun(library, config)
    // Labels are compared at the end, but that they cannot be read is said before hours of training.
    const labels =
      args.labels === undefined ? null : await readLabels(args.labels, photosOf(library, selected.patchIds))
    return await withCompute(async (compute) => {
      const place = selected.run.place ?? (await compute.call('choosePlace', { wanted: config.device }))
      setRunPlace(library, selected.run.id, place)
      const run = { ...selected.run, place }
      const work = { args, config, place, context, seconds, compute }
      const resumedFrom = await runUnfinishedStages(library, { ...selected, run }, work)
      const { folder, out } = args
      const { signal } = context
      const exported = await timedStage('export', context, () =>
        exportResults(library, {
          run,
          config,
          folder,
          out,
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

interface RunWork {
  args: PipelineArguments
  config: RunConfig
  place: Place
  context: JobContext<StageProgress>
  /** Filled in by stage. */
  seconds: Partial<Record<StageName, number>>
  compute: Compute
}

function photosOf(library: Library, patchIds: Int32Array): string[] {
  const patches = patchesById(library)
  return [...new Set(Array.from(patchIds, (id) => patches.get(id)!.photo))]
}

async function withCompute<T>(work: (compute: Compute) => Promise<T>): Promise<T> {
  const compute = startCompute()
  try {
    return await work(compute)
  } finally {
    compute.close()
  }
}

/** Returns from where a run that was begun earlier was taken up, or null. */
async function runUnfinishedStages(
  library: Library,
  { run, patchIds, isNew }: SelectedRun,
  { args, config, place, context, seconds, compute }: RunWork,
): Promise<string | null> {
  const finished = finishedStages(library, run.id)
  let resumedFrom: string | null = null
  for (const stage of runStages(config)) {
    throwIfAborted(context.signal)
    const before = finished.get(stage.name)
    if (before !== undefined) {
      seconds[stage.name] = before
      context.report({ kind: 'kept', stage: stage.name })
      continue
    }
    const stageContext: RunContext = {
      library,
      run,
      compute,
      config,
      place,
      patches: { libraryPath: library.path, patchIds },
      checkpointSeconds: args.checkpointSeconds,
      signal: context.signal,
      learned: (step) => context.report({ kind: 'learned', stage: 'train', step }),
      warn: (sentence) => {
        addWarning(library, run.id, sentence)
        context.report({ kind: 'warned', stage: stage.name, sentence })
      },
    }
    const from = stage.resumesFrom?.(stageContext) ?? null
    if (!isNew) resumedFrom ??= from === null ? stage.name : `${stage.name}, ${from}`
    const done = await timedStage(
      stage.name,
      context,
      (onProgress) => stage.run(stageContext, onProgress),
      from,
    )
    finishStage(library, run.id, { stage: stage.name, seconds: done.seconds })
    seconds[stage.name] = done.seconds
  }
  return resumedFrom
}
