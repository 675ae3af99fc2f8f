import type { JobSnapshot } from '../../../shared/contract/jobs.ts'

/**
 * How the photos were cut of which a failed job has a list of what was left out; null where there is none to show: the import is
 * not over, or the job came to its end and tells by itself.
 */
export function leftOutCrop({
  state,
  stages,
  result,
  request,
}: Pick<JobSnapshot, 'state' | 'stages' | 'result' | 'request'>): 'faces' | 'whole' | null {
  const isImported = stages.some(({ stage, state: standing }) => stage === 'import' && standing !== 'running')
  if (state !== 'failed' || result !== null || !isImported) return null
  return (request.kind === 'run' ? request.choices.crop : undefined) ?? 'faces'
}
