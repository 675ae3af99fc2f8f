/** The stages of a run, one after the other: each is done once, and a run that was stopped goes on with the first that is not. */
import { throwIfAborted } from '../../shared/errors.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { RunConfig } from '../../shared/run-config.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'
import type { Library } from '../store/open-library.ts'
import {
  addWarning,
  finishedStages,
  finishStage,
  setRunPlace,
  type Place,
  type StoredRun,
} from '../store/runs.ts'
import { startCompute, type Compute } from './compute/compute.ts'
import type { SelectedRun } from './select-run.ts'
import type { RunContext, Stage } from './stages/stage.ts'
import { timedStage } from './timed-stage.ts'

export interface RunWork {
  stages: readonly Stage[]
  config: RunConfig
  context: JobContext<StageProgress>
  /** Filled in by stage. */
  seconds: Partial<Record<StageName, number>>
  compute: Compute
  checkpointSeconds: number
}

/** A run whose place is known. */
export interface BegunRun extends SelectedRun {
  run: StoredRun & { place: Place }
}

/** Settles where the run computes; one that was begun before stays where it was. */
export async function beginRun(
  library: Library,
  { run }: SelectedRun,
  { config, compute }: Pick<RunWork, 'config' | 'compute'>,
): Promise<BegunRun['run']> {
  const place = run.place ?? (await compute.call('choosePlace', { wanted: config.device }))
  setRunPlace(library, run.id, place)
  return { ...run, place }
}

export async function withCompute<T>(work: (compute: Compute) => Promise<T>): Promise<T> {
  const compute = startCompute()
  try {
    return await work(compute)
  } finally {
    compute.close()
  }
}

/** Returns from where a run that was begun earlier was taken up, or null. */
export async function runUnfinishedStages(
  library: Library,
  { run, patchIds, isNew }: BegunRun,
  { stages, config, context, seconds, compute, checkpointSeconds }: RunWork,
): Promise<string | null> {
  const finished = finishedStages(library, run.id)
  let resumedFrom: string | null = null
  for (const stage of stages) {
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
      place: run.place,
      patches: { libraryPath: library.path, patchIds },
      checkpointSeconds,
      signal: context.signal,
      learned: (step) => context.report({ kind: 'learned', stage: 'train', step }),
      placed: () => {
        const trainedOn = { ...run.place, chosen: config.device !== 'auto' }
        context.report({ kind: 'placed', stage: 'train', place: trainedOn })
      },
      seen: (moment) => context.report({ kind: 'seen', stage: 'train', run: run.id, moment }),
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
