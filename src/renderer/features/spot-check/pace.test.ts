import { describe, expect, it } from 'vitest'
import { createPace } from './pace.ts'

describe('createPace', () => {
  it('tells the time left from the middle of the last verdicts, breaks left out', () => {
    const pace = createPace()
    for (const seconds of [0, 2, 4, 100]) pace.judged(seconds * 1000)
    expect(pace.secondsFor(10)).toBeNull()
    pace.judged(109_000)
    expect(pace.secondsFor(10)).toBe(20)
  })

  it('follows a person who gets faster', () => {
    const pace = createPace()
    let at = 0
    for (let i = 0; i < 20; i++) pace.judged((at += 9000))
    for (let i = 0; i < 15; i++) pace.judged((at += 1000))
    expect(pace.secondsFor(3)).toBe(3)
  })
})
