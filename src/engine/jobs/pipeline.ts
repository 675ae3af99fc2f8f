import { throwIfAborted } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { resolveRunConfig, type RunChoices } from '../../shared/run-config.ts'
import type { RunSummary } from '../../shared/run-summary.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'
import { openLibrary } from '../store/open-library.ts'
import { finishedStages, finishStage } from '../store/runs.ts'
import { explainStoreError } from '../store/store-errors.ts'
import { adoptFolder, refuseWritingIntoPhotos } from './adopt-folder.ts'
import { startCompute } from './compute/compute.ts'
import { selectRun } from './select-run.ts'
import { embedStage } from './stages/embed.ts'
import { exportResults } from './stages/export.ts'
import { importPhotos } from './stages/import.ts'
import { mapStage } from './stages/map.ts'
import { qualityStage } from './stages/quality.ts'
import type { RunContext, Stage } from './stages/stage.ts'
import { topicsStage } from './stages/topics.ts'
import { trainStage } from './stages/train.ts'
import { timedStage } from './timed-stage.ts'

export interface PipelineArguments {
  folder: string
  library: string
  out: string
  choices: RunChoices
  labels?: string
}

/** Each is done once a run; a run that was stopped goes on with the first that is not done. */
const runStages: readonly Stage[] = [trainStage, embedStage, topicsStage, mapStage, qualityStage]

/** A folder of photos goes in; a CSV and a report come out. */
export async function runPipeline(
  args: PipelineArguments,
  context: JobContext<StageProgress>,
): Promise<RunSummary> {
  const config = resolveRunConfig(args.choices)
  refuseWritingIntoPhotos(args)
  const library = openLibrary(args.library)
  try {
    adoptFolder(library, args.folder)
    const seconds: Partial<Record<StageName, number>> = {}
    const warnings: string[] = []
    const warn = (stage: StageName, sentence: string): void => {
      warnings.push(sentence)
      context.report({ kind: 'warned', stage, sentence })
    }
    const imported = await timedStage('import', context, (onProgress) =>
      importPhotos(library, { folder: args.folder, crop: config.crop, signal: context.signal, onProgress }),
    )
    seconds.import = imported.seconds
    const { run, patchIds, isNew } = selectRun(library, config)
    const resumedFrom = await runUnfinishedStages(
      { library, run, config, patches: { libraryPath: library.path, patchIds }, signal: context.signal },
      { isNew, context, seconds, warn },
    )
    return await exportResults(library, { run, config, args, seconds, warnings, resumedFrom, context })
  } catch (error) {
    throw explainStoreError(error, library.path)
  } finally {
    library.close()
  }
}

type PartialContext = Pick<RunContext, 'library' | 'run' | 'config' | 'patches' | 'signal'>

interface StageReporting {
  isNew: boolean
  context: JobContext<StageProgress>
  seconds: Partial<Record<StageName, number>>
  warn(stage: StageName, sentence: string): void
}

/** Returns from where a run that was begun earlier was taken up. */
async function runUnfinishedStages(
  base: PartialContext,
  { isNew, context, seconds, warn }: StageReporting,
): Promise<string | null> {
  const finished = finishedStages(base.library, base.run.id)
  let resumedFrom: string | null = null
  const compute = startCompute()
  try {
    for (const stage of runStages) {
      throwIfAborted(context.signal)
      const before = finished.get(stage.name)
      if (before !== undefined) {
        seconds[stage.name] = before
        context.report({ kind: 'kept', stage: stage.name })
        continue
      }
      const runContext: RunContext = {
        ...base,
        compute,
        onProgress: () => undefined,
        warn: (sentence) => warn(stage.name, sentence),
      }
      const from = stage.resumesFrom?.(runContext) ?? null
      if (!isNew) resumedFrom ??= from === null ? stage.name : `${stage.name}, ${from}`
      const done = await timedStage(
        stage.name,
        context,
        (onProgress) => stage.run({ ...runContext, onProgress }),
        from,
      )
      finishStage(base.library, base.run.id, { stage: stage.name, seconds: done.seconds })
      seconds[stage.name] = done.seconds
    }
  } finally {
    compute.close()
  }
  return resumedFrom
}
