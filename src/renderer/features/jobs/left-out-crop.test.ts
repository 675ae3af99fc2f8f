import { describe, expect, it } from 'vitest'
import { jobDouble, standingDouble } from './job-double.ts'
import { leftOutCrop } from './left-out-crop.ts'

describe('the list of what was left out of a job that failed', () => {
  it('is there as soon as the import is over', () => {
    const stages = [standingDouble('import', 'done')]
    expect(leftOutCrop(jobDouble({ state: 'failed', stages }))).toBe('faces')
    expect(leftOutCrop(jobDouble({ state: 'failed', stages: [standingDouble('import', 'kept')] }))).toBe(
      'faces',
    )
  })

  it('is of the photos cut as the job asked for', () => {
    const { request } = jobDouble()
    if (request.kind !== 'run') throw new Error('A double of another kind.')
    const stages = [standingDouble('import', 'done')]
    const whole = { ...request, choices: { crop: 'whole' as const } }
    expect(leftOutCrop(jobDouble({ state: 'failed', stages, request: whole }))).toBe('whole')
  })

  it('is not there while photos come in, nor where the import itself failed', () => {
    const stages = [standingDouble('import', 'running')]
    expect(leftOutCrop(jobDouble({ state: 'running', stages }))).toBeNull()
    expect(leftOutCrop(jobDouble({ state: 'failed', stages }))).toBeNull()
    expect(leftOutCrop(jobDouble({ state: 'failed' }))).toBeNull()
  })
})
