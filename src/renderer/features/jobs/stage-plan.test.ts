import { describe, expect, it } from 'vitest'
import type { JobRequest } from '../../../shared/contract/jobs.ts'
import type { RunChoices } from '../../../shared/run-config.ts'
import { jobDouble, standingDouble } from './job-double.ts'
import { isImported, planStages } from './stage-plan.ts'

function runOf(choices: RunChoices): JobRequest {
  return { kind: 'run', folder: '/photos', choices, identity: true, checkpointSeconds: 20 }
}

function namesOf(request: JobRequest): string[] {
  return planStages(jobDouble({ request })).map(({ stage }) => stage)
}

const tail = ['embed', 'topics', 'map', 'quality', 'export']

describe('planStages', () => {
  it.each([
    ['the quick preset', {}, 'start'],
    ['a preset that trains', { preset: 'standard' }, 'train'],
    ['a network from nothing', { start: 'random' }, 'train'],
    ['no passes', { preset: 'thorough', epochs: 0 }, 'start'],
    ['some passes', { epochs: 3 }, 'train'],
  ] as const)('knows beforehand what %s will do', (_, choices, network) =>
    expect(namesOf(runOf(choices))).toEqual(['import', network, ...tail]),
  )

  it('lists drawing first, and the network only when it has begun, where faces are drawn', () => {
    const request: JobRequest = { kind: 'demo', faces: 8, seed: 1 }
    expect(namesOf(request)).toEqual(['draw', 'import', ...tail])
    const stages = [
      standingDouble('draw', 'done'),
      standingDouble('import', 'done'),
      standingDouble('start', 'running'),
    ]
    const planned = planStages(jobDouble({ request, stages }))
    expect(planned.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
      'draw done',
      'import done',
      'start running',
      ...tail.map((stage) => `${stage} waiting`),
    ])
  })

  it('expects nothing more of a job that is done', () => {
    const stages = [standingDouble('import', 'kept'), standingDouble('export', 'done')]
    expect(planStages(jobDouble({ state: 'done', stages })).map(({ stage }) => stage)).toEqual([
      'import',
      'export',
    ])
  })
})

describe('isImported', () => {
  it('holds from the end of the import until a job that is taken up again looks for new photos', () => {
    expect(isImported(jobDouble())).toBe(false)
    const over = [standingDouble('import', 'done'), standingDouble('embed', 'done')]
    expect(isImported(jobDouble({ stages: over }))).toBe(true)
    expect(isImported(jobDouble({ stages: [standingDouble('import', 'running'), over[1]] }))).toBe(false)
  })
})
