import { describe, expect, it } from 'vitest'
import { followStages } from './stage-standings.ts'

function setUp() {
  const clock = { ms: 0 }
  return { clock, standings: followStages(() => clock.ms) }
}

describe('followStages', () => {
  it('keeps stages in the order in which they began, with where they were taken up', () => {
    const { standings } = setUp()
    standings.hear({ kind: 'kept', stage: 'import' })
    standings.hear({ kind: 'started', stage: 'train', resumedFrom: 'step 40' })
    standings.hear({ kind: 'finished', stage: 'train', seconds: 3 })
    standings.hear({ kind: 'started', stage: 'embed' })
    expect(
      standings.list().map(({ stage, state, resumedFrom, seconds }) => [stage, state, resumedFrom, seconds]),
    ).toEqual([
      ['import', 'kept', null, null],
      ['train', 'done', 'step 40', 3],
      ['embed', 'running', null, null],
    ])
  })

  it('tells the rate of the last seconds, not of the whole stage', () => {
    const { clock, standings } = setUp()
    standings.hear({ kind: 'started', stage: 'import' })
    for (let second = 0; second <= 60; second++) {
      clock.ms = second * 1000
      // One a second for 40 seconds, then five a second.
      const done = second <= 40 ? second : 40 + (second - 40) * 5
      standings.hear({ kind: 'moved', stage: 'import', done, total: 240 })
    }
    const [{ ratePerSecond, secondsLeft }] = standings.list()
    expect(ratePerSecond).toBeCloseTo(5, 6)
    expect(secondsLeft).toBeCloseTo(20, 6)
  })

  it('gives no rate before it knows enough', () => {
    const { clock, standings } = setUp()
    standings.hear({ kind: 'started', stage: 'import' })
    standings.hear({ kind: 'moved', stage: 'import', done: 0, total: 10 })
    clock.ms = 1000
    standings.hear({ kind: 'moved', stage: 'import', done: 5, total: 10 })
    expect(standings.list()[0].ratePerSecond).toBeNull()
  })
})
