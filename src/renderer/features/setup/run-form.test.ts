import { describe, expect, it } from 'vitest'
import { jobRequestSchema } from '../../../shared/contract/jobs.ts'
import { emptyRunForm, problemsOf, requestOf } from './run-form.ts'

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
})
