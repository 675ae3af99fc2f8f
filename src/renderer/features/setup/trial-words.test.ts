import { describe, expect, it } from 'vitest'
import type { SetupTrial } from '../../../shared/contract/setup.ts'
import { roundedSeconds, trialLine } from './trial-words.ts'

const measuring: SetupTrial = {
  state: 'measuring',
  photos: 80,
  sample: 8,
  tried: 3,
  device: null,
  problem: null,
  importSeconds: null,
  estimates: [],
}
const done: SetupTrial = {
  ...measuring,
  state: 'done',
  tried: 6,
  importSeconds: 41,
  estimates: [
    { preset: 'quick', seconds: 63, rough: false },
    { preset: 'standard', seconds: 700, rough: true },
    { preset: 'thorough', seconds: null, rough: false },
  ],
}

describe('what stands beside a preset', () => {
  it('says what is being done until its time is there', () => {
    expect(trialLine({ ...measuring, state: 'waiting', sample: 0 }, 'quick').word).toBe('waiting')
    expect(trialLine({ ...measuring, state: 'waiting' }, 'quick').word).toBe('waiting')
    expect(trialLine({ ...measuring, photos: null, sample: 0 }, 'quick').word).toBe('looking')
    expect(trialLine(measuring, 'quick')).toMatchObject({ word: 'measuring', count: 8 })
    expect(trialLine({ ...measuring, photos: 1, sample: 1 }, 'quick').word).toBe('measuringOnly')
    expect(trialLine({ ...done, state: 'measuring', estimates: [] }, 'thorough').word).toBe('measuring')
  })

  it('says the time, and how sure it is', () => {
    expect(trialLine(done, 'quick')).toEqual({ word: 'measured', count: 6, seconds: 60 })
    expect(trialLine(done, 'standard')).toEqual({ word: 'rough', count: 6, seconds: 720 })
    expect(trialLine(done, 'thorough').word).toBe('tooFew')
    expect(trialLine({ ...done, tried: 1 }, 'quick').word).toBe('measuredOne')
    expect(trialLine({ ...done, photos: 1, tried: 1 }, 'quick').word).toBe('measuredOnly')
  })

  it('says what is the matter with the photos', () => {
    const none = { ...done, estimates: [] }
    expect(trialLine({ ...none, problem: 'no-faces' }, 'quick')).toEqual({
      word: 'noFaces',
      count: 6,
      seconds: 40,
    })
    expect(trialLine({ ...none, problem: 'no-patches' }, 'quick').word).toBe('noPatches')
    expect(trialLine({ ...none, problem: 'unreadable' }, 'standard').word).toBe('unreadable')
    expect(trialLine({ ...none, problem: 'no-photos' }, 'thorough').word).toBe('noPhotos')
  })

  it.each([
    [0.4, 5],
    [57, 55],
    [63, 60],
    [700, 720],
    [5000, 4800],
    [40_000, 39_600],
  ])('is as exact as such a time can be: %d s are %d', (seconds, shown) =>
    expect(roundedSeconds(seconds)).toBe(shown),
  )
})
