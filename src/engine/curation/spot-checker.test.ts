import { describe, expect, it } from 'vitest'
import { openCuratedRun } from '../../../test/support/curated-run.ts'
import { judgeAll, positionsOf } from '../../../test/support/judge-sample.ts'
import { openLibraryReadOnly } from '../store/open-library.ts'

describe('openSpotChecker', () => {
  it('keeps verdicts over a restart, takes them back, and tells others', () => {
    const opened = openCuratedRun({ patches: 600 })
    const { checker, key, judged, path } = opened
    const [first, second] = positionsOf(checker.open(key, { topic: 0, wanted: 40 }))
    expect(judged).toHaveLength(0)
    checker.judge(key, { topic: 0, position: first, verdict: 'belongs' })
    checker.judge(key, { topic: 0, position: first, verdict: 'unsure' })
    expect(checker.judge(key, { topic: 0, position: second, verdict: 'does-not' }).judged).toBe(2)
    expect(judged).toHaveLength(3)
    const later = opened.again()
    const { items } = later.checker.open(key, { topic: 0, wanted: 40 })
    expect(items.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['unsure', 'does-not', null])
    expect(later.checker.judge(key, { topic: 0, position: first, verdict: null }).judged).toBe(1)
    const reader = openLibraryReadOnly(path)
    expect(reader.db.prepare('SELECT position, judged_ms FROM verdict').raw().all()).toEqual([[second, 1235]])
    reader.close()
  })

  it('reckons the result once all are judged: share, interval, intruders caught, strata, agreement', () => {
    const opened = openCuratedRun({ patches: 600 })
    const strata = (): Map<number, string> =>
      new Map(
        opened.checker
          .samples(opened.key)
          .get(2)!
          .items.map(({ position, stratum }) => [position, stratum]),
      )
    let caught = 0
    const { result } = judgeAll(opened, 2, (position) => {
      const stratum = strata().get(position)
      if (stratum === 'intruder') return caught++ < 6 ? 'does-not' : 'belongs'
      return stratum === 'outlier' ? 'does-not' : 'belongs'
    })
    expect(result).toMatchObject({
      judged: 32,
      belongs: 24,
      unsure: 0,
      intruders: { judged: 8, caught: 6 },
      byStratum: {
        core: { judged: 12, belongs: 12 },
        border: { judged: 12, belongs: 12 },
        outlier: { judged: 8, belongs: 0 },
      },
      done: true,
    })
    // Nine tenths of the topic by weight, where the plain share would be 24 of 32.
    expect(result.share?.value).toBeCloseTo(0.9, 10)
    // By hand, from Wilson's formula with z = 1.959963984540054 and n = 1 / (.33^2 / 12 + .57^2 / 12 + .1^2 / 8) = 26.738.
    expect(result.share?.low).toBeCloseTo(0.7321459458709827, 10)
    expect(result.share?.high).toBeCloseTo(0.967356190543349, 10)
    expect(result.probabilityAgreement).toBeGreaterThan(0)
    expect(result.probabilityAgreement).toBeLessThan(1)
  })

  it('leaves out what is unsure, and says nothing before there is something to say', () => {
    const opened = openCuratedRun({ patches: 600 })
    const sample = opened.checker.open(opened.key, { topic: 2, wanted: 40 })
    expect(sample.result).toMatchObject({ judged: 0, share: null, probabilityAgreement: null, done: false })
    const { judged, result } = judgeAll(opened, 2, () => 'unsure')
    expect(judged).toBe(40)
    expect(result).toMatchObject({
      judged: 0,
      unsure: 32,
      share: null,
      intruders: { judged: 0, caught: 0 },
      done: true,
    })
  })

  it('forgets what was said of a split that is gone for good', () => {
    const opened = openCuratedRun({ patches: 600 })
    const { checker, editor, key } = opened
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 12, 13) })
    judgeAll(opened, 6)
    editor.undo(key)
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 24, 25) })
    expect(checker.open(key, { topic: 6, wanted: 40 }).judged).toBe(0)
  })

  it('tells how far every topic has come, those not opened included', () => {
    const opened = openCuratedRun({ patches: 600 })
    judgeAll(opened, 4)
    const progress = opened.checker.progress(opened.key)
    expect(progress.map(({ topic }) => topic)).toEqual([0, 1, 2, 3, 4, 5])
    expect(progress.map(({ judged }) => judged)).toEqual([0, 0, 0, 0, 40, 0])
    expect(progress.every(({ wanted }) => wanted === 40)).toBe(true)
    expect(progress[4].result.share?.value).toBe(1)
    expect(progress[4].result.done).toBe(true)
  })

  it('refuses a topic that is not there and a picture that is not in the sample', () => {
    const { checker, key, judged } = openCuratedRun({ patches: 48 })
    expect(() => checker.open(key, { topic: 9, wanted: 40 })).toThrow(/no topic 9/)
    expect(() => checker.judge(key, { topic: 0, position: 0, verdict: 'belongs' })).toThrow(
      /not in the sample of topic 0/,
    )
    expect(judged).toEqual([])
  })
})
