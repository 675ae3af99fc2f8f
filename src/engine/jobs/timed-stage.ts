import type { Progress } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import type { StageName, StageProgress } from '../../shared/stage-progress.ts'

/** Runs one stage of a job, reports its beginning, its progress and its end, and takes its time. */
export async function timedStage<T>(
  stage: StageName,
  { report }: Pick<JobContext<StageProgress>, 'report'>,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
  resumedFrom: string | null = null,
): Promise<{ result: T; seconds: number }> {
  const began = performance.now()
  report(resumedFrom === null ? { kind: 'started', stage } : { kind: 'started', stage, resumedFrom })
  const result = await work(({ done, total, note }) => report({ kind: 'moved', stage, done, total, note }))
  const seconds = (performance.now() - began) / 1000
  report({ kind: 'finished', stage, seconds })
  return { result, seconds }
}
