import { describe, expect, it } from 'vitest'
import type { JobSnapshot, StageStanding } from './contract/jobs.ts'
import { fractionDone, isUnderWay } from './job-progress.ts'
import { stageNames, type StageName } from './stage-progress.ts'

function job(kind: 'demo' | 'run', stages: StageStanding[], state: JobSnapshot['state'] = 'running') {
  const request: JobSnapshot['request'] =
    kind === 'demo'
      ? { kind, faces: 8, seed: 1 }
      : { kind, folder: '/a', choices: {}, identity: true, checkpointSeconds: 20 }
  const library = { id: '0123456789abcdef', path: '/a.cheekbone' }
  return {
    id: 1,
    request,
    state,
    library,
    folder: '/a',
    stages,
    ...{
      training: [],
      moments: null,
      trainedOn: null,
      warnings: [],
      interruptions: 0,
      result: null,
      error: null,
    },
  } satisfies JobSnapshot
}

function standing(stage: StageName, state: StageStanding['state'], done = 0, total = 0): StageStanding {
  return {
    stage,
    state,
    done,
    total,
    note: null,
    resumedFrom: null,
    seconds: null,
    ratePerSecond: null,
    secondsLeft: null,
  }
}

describe('fractionDone', () => {
  it('grows from nothing to all with every step of every stage', () => {
    const over: StageStanding[] = []
    const fractions = [fractionDone(job('demo', []))]
    for (const stage of stageNames) {
      for (const done of [1, 2, 3]) {
        fractions.push(fractionDone(job('demo', [...over, standing(stage, 'running', done, 4)])))
      }
      over.push(standing(stage, 'done'))
      fractions.push(fractionDone(job('demo', over)))
    }
    expect(fractions[0]).toBe(0)
    expect(fractions.at(-1)).toBeCloseTo(1, 12)
    for (let index = 1; index < fractions.length; index++) {
      expect(fractions[index]).toBeGreaterThan(fractions[index - 1])
    }
  })

  it('counts kept and skipped stages as done', () => {
    const skipped = [standing('import', 'kept'), standing('embed', 'running', 0, 4)]
    const all = ['import', 'start', 'train'] as const
    const walked = [...all.map((stage) => standing(stage, 'done')), standing('embed', 'running', 0, 4)]
    expect(fractionDone(job('run', skipped))).toBe(fractionDone(job('run', walked)))
  })

  it('expects no drawing of a folder that is there', () => {
    const drawn = [standing('import', 'running', 1, 2)]
    expect(fractionDone(job('run', drawn))).toBeLessThan(fractionDone(job('demo', drawn)))
    expect(fractionDone(job('run', []))).toBe(0)
  })

  it('is never more than all, whatever a stage says', () => {
    const stages = stageNames.map((stage) => standing(stage, 'running', 9, 4))
    expect(fractionDone(job('demo', stages))).toBeCloseTo(1, 12)
    expect(fractionDone(job('demo', [standing('draw', 'running', 0, 0)]))).toBe(0)
  })
})

describe('isUnderWay', () => {
  it.each(['waiting', 'running', 'pausing', 'cancelling'] as const)('is true while a job is %s', (state) => {
    expect(isUnderWay(job('demo', [], state))).toBe(true)
  })
  it.each(['paused', 'done', 'failed', 'cancelled'] as const)('is false for one that is %s', (state) => {
    expect(isUnderWay(job('demo', [], state))).toBe(false)
  })
})
