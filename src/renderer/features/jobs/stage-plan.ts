import type { JobSnapshot, StageStanding } from '../../../shared/contract/jobs.ts'
import type { StageName } from '../../../shared/stage-progress.ts'

/** A step of a job as it is listed: what has begun, and what is known to come. */
export type PlannedStage =
  | { stage: StageName; state: 'waiting'; standing: null }
  | { stage: StageName; state: StageStanding['state']; standing: StageStanding }

const tail: readonly StageName[] = ['embed', 'topics', 'map', 'quality', 'export']

/** Whether the network is trained or taken as it is cannot be told from every request; then the step appears when it begins. */
function networkStage(job: JobSnapshot): StageName[] {
  if (job.stages.some(({ stage }) => stage === 'train')) return ['train']
  if (job.stages.some(({ stage }) => stage === 'start')) return ['start']
  if (job.request.kind === 'demo') return []
  const { preset = 'quick', epochs, start } = job.request.choices
  if (epochs === 0) return ['start']
  if (epochs !== undefined || start === 'random') return ['train']
  return [preset === 'quick' ? 'start' : 'train']
}

/** Whether all faces of its folder are found; taking a job up again looks for new ones first. */
export function isImported({ stages }: JobSnapshot): boolean {
  return stages.some(({ stage, state }) => stage === 'import' && state !== 'running')
}

export function planStages(job: JobSnapshot): PlannedStage[] {
  const expected: StageName[] = [
    ...(job.request.kind === 'demo' ? (['draw'] as const) : []),
    'import',
    ...networkStage(job),
    ...tail,
  ]
  const begun = job.stages.map(({ stage }) => stage)
  const ahead = expected.filter((stage) => !begun.includes(stage))
  return [
    ...job.stages.map((standing) => ({ stage: standing.stage, state: standing.state, standing })),
    ...(job.state === 'done'
      ? []
      : ahead.map((stage) => ({ stage, state: 'waiting' as const, standing: null }))),
  ]
}
