import { describe, expect, it } from 'vitest'
import type { JobRequest } from '../../../shared/contract/jobs.ts'
import { resolveRunConfig } from '../../../shared/run-config.ts'
import { againRequest } from './again-request.ts'

const request: JobRequest = {
  kind: 'run',
  folder: '/photos',
  choices: { preset: 'quick' },
  labels: '/photos/known.csv',
  faceParser: '/networks/parser.onnx',
  identity: false,
  language: 'en',
  checkpointSeconds: 20,
}

describe('asking for a job once more', () => {
  it('repeats the settings of the run that came of it, though its request left them to a preset', () => {
    const settings = resolveRunConfig({ preset: 'standard', topics: 17 })
    const config = { ...settings, faceParser: 'a'.repeat(64) }
    const again = againRequest({ request, result: { config } }, 'zh-CN')
    if (again.kind !== 'run') throw new Error('It is another kind of job.')
    expect(resolveRunConfig(again.choices)).toEqual(settings)
    expect(again).toMatchObject({
      folder: '/photos',
      labels: '/photos/known.csv',
      faceParser: '/networks/parser.onnx',
      identity: false,
    })
  })

  it('asks for the same as before where no run came of it, in the language that is spoken now', () => {
    expect(againRequest({ request, result: null }, 'zh-CN')).toEqual({ ...request, language: 'zh-CN' })
    const demo: JobRequest = { kind: 'demo', faces: 8, seed: 3 }
    const config = resolveRunConfig({})
    expect(againRequest({ request: demo, result: { config } }, 'en')).toEqual({ ...demo, language: 'en' })
  })
})
