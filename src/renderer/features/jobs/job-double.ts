import type { JobSnapshot, StageStanding } from '../../../shared/contract/jobs.ts'
import type { StageName } from '../../../shared/stage-progress.ts'

/** A job for tests, running over a folder, with what is given put over it. */
export function jobDouble(given: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    id: 1,
    request: {
      kind: 'run',
      folder: '/photos/holiday',
      choices: {},
      identity: true,
      checkpointSeconds: 20,
    },
    state: 'running',
    library: { id: '0123456789abcdef', path: '/a.cheekbone' },
    folder: '/photos/holiday',
    stages: [],
    training: [],
    moments: null,
    trainedOn: null,
    warnings: [],
    interruptions: 0,
    result: null,
    error: null,
    ...given,
  }
}

export function standingDouble(stage: StageName, state: StageStanding['state']): StageStanding {
  return {
    stage,
    state,
    done: 0,
    total: 0,
    note: null,
    resumedFrom: null,
    seconds: null,
    ratePerSecond: null,
    secondsLeft: null,
  }
}
