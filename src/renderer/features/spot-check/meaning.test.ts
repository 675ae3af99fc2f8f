import { describe, expect, it } from 'vitest'
import { agreementOf, meaningOf } from './meaning.ts'

const found = { judged: 4, caught: 4 }

describe('meaningOf', () => {
  it('is told by the low end of the interval, then by the value', () => {
    expect(meaningOf({ share: { value: 0.95, low: 0.84, high: 0.99 }, intruders: found })).toBe('holds')
    expect(meaningOf({ share: { value: 0.9, low: 0.74, high: 0.97 }, intruders: found })).toBe('probably')
    expect(meaningOf({ share: { value: 0.6, low: 0.4, high: 0.8 }, intruders: found })).toBe('mixed')
    expect(meaningOf({ share: { value: 0.3, low: 0.1, high: 0.5 }, intruders: found })).toBe('loose')
    expect(meaningOf({ share: null, intruders: found })).toBe('unknown')
  })

  it('says nothing good of a topic whose intruders pass, unless there were too few of them', () => {
    const share = { value: 0.95, low: 0.84, high: 0.99 }
    expect(meaningOf({ share, intruders: { judged: 4, caught: 2 } })).toBe('indistinct')
    expect(meaningOf({ share, intruders: { judged: 2, caught: 0 } })).toBe('holds')
  })
})

describe('agreementOf', () => {
  it('puts an area under the curve into words', () => {
    expect([null, 0.9, 0.7, 0.5, 0.2].map(agreementOf)).toEqual([
      'none',
      'strong',
      'some',
      'chance',
      'against',
    ])
  })
})
