/** Whether a job is under way, and how far, as one number that does not go back, for the taskbar and the dock. */
import type { JobSnapshot } from './contract/jobs.ts'
import { stageNames, type StageName } from './stage-progress.ts'

/** Rough shares of the time that a run with training takes on a computer without a large GPU. */
const shares: Record<StageName, number> = {
  draw: 4,
  import: 25,
  start: 1,
  train: 45,
  embed: 10,
  topics: 8,
  map: 4,
  quality: 2,
  export: 1,
}

/** Whether it may still change by itself. */
export function isUnderWay({ state }: Pick<JobSnapshot, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'pausing' || state === 'cancelling'
}

/** 0 to 1. A stage that has not begun although a later one has was not needed, and counts as done. */
export function fractionDone({ request, stages }: JobSnapshot): number {
  const expected = stageNames.filter((name) => name !== 'draw' || request.kind === 'demo')
  const latest = Math.max(-1, ...stages.map(({ stage }) => expected.indexOf(stage)))
  let whole = 0
  let done = 0
  for (const [index, name] of expected.entries()) {
    whole += shares[name]
    const standing = stages.find(({ stage }) => stage === name)
    if (standing?.state === 'running') {
      done +=
        standing.total > 0 ? (shares[name] * Math.min(standing.done, standing.total)) / standing.total : 0
    } else if (standing || index < latest) {
      done += shares[name]
    }
  }
  return done / whole
}
