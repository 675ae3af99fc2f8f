import { describe, expect, it } from 'vitest'
import { jobRequestSchema } from '../../../shared/contract/jobs.ts'
import { emptyRunForm, isWrongGate, problemsOf, requestOf, trainingOf, type RunForm } from './run-form.ts'

describe('the form of a run', () => {
  it('is right as it is opened, and leaves to the preset what nobody chose', () => {
    expect(problemsOf(emptyRunForm())).toEqual({})
    const request = requestOf(emptyRunForm(), '/photos')
    expect(jobRequestSchema.parse(request)).toEqual(request)
    expect(request).toMatchObject({ kind: 'run', folder: '/photos', choices: { preset: 'quick', seed: 1 } })
    expect(request).not.toHaveProperty('choices.topics')
    expect(request).not.toHaveProperty('library')
    expect(request).not.toHaveProperty('labels')
    expect(request).not.toHaveProperty('faceParser')
  })

  it('takes over what was chosen, without the spaces around it', () => {
    const files = { labels: ' /labels.csv ', faceParser: ' /parser.onnx ' }
    const form = { ...emptyRunForm(), ...files, seed: ' 42 ', topics: '12', identity: false }
    expect(requestOf(form, '/photos', '/a.cheekbone')).toMatchObject({
      library: '/a.cheekbone',
      choices: { seed: 42, topics: 12 },
      labels: '/labels.csv',
      faceParser: '/parser.onnx',
      identity: false,
    })
  })

  it.each(['', 'seven', '-1', '1.5', '4294967296', '1e3'])('does not take "%s" for a seed', (seed) =>
    expect(problemsOf({ ...emptyRunForm(), seed })).toEqual({ seed: 'seedWrong' }),
  )

  it.each(['1', '2001', 'many'])('does not take "%s" for a number of topics', (topics) =>
    expect(problemsOf({ ...emptyRunForm(), topics })).toEqual({ topics: 'topicsWrong' }),
  )

  it.each(['2', '2000', ''])('takes "%s" for a number of topics', (topics) =>
    expect(problemsOf({ ...emptyRunForm(), topics })).toEqual({}),
  )

  it('asks for what the command line can choose as well', () => {
    const form: RunForm = {
      ...emptyRunForm(),
      topicsAuto: true,
      topics: 'many',
      topicMethod: 'gmm',
      start: 'file',
      startFile: ' /my.safetensors ',
      augment: 'tone-blind',
      regions: ['nose', 'left-cheek'],
      patchesPerRegion: '3',
      gates: { maxYaw: '20', minFit: '0,5', maxDark: '' },
    }
    expect(problemsOf(form)).toEqual({})
    expect(requestOf(form, '/photos')).toMatchObject({
      choices: {
        topics: 'auto',
        topicMethod: 'gmm',
        start: '/my.safetensors',
        augment: 'tone-blind',
        regions: ['left-cheek', 'nose'],
        patchesPerRegion: 3,
        gates: { maxYaw: 20, minFit: 0.5 },
      },
    })
  })

  it('says where a check, a part of the face or a file is wrong', () => {
    const gates = { maxYaw: '91' }
    expect(problemsOf({ ...emptyRunForm(), gates, regions: [], start: 'file' })).toEqual({
      gates: 'gatesWrong',
      regions: 'regionsWrong',
      startFile: 'startWrong',
    })
    expect(isWrongGate('maxYaw', 'wide')).toBe(true)
    expect(isWrongGate('maxYaw', ' 90 ')).toBe(false)
  })

  it('knows what the network would be trained with', () => {
    expect(trainingOf(emptyRunForm())).toMatchObject({ epochs: 0, augment: 'skin', patchSize: 96 })
    const form: RunForm = { ...emptyRunForm(), preset: 'standard', start: 'random' }
    expect(trainingOf(form)).toMatchObject({ epochs: 30, patchSize: 64 })
    expect(trainingOf({ ...form, seed: '' })).toBeNull()
  })
})
