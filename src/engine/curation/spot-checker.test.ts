import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { SpotCheck } from '../../shared/contract/curation.ts'
import { openExplorer, type Explorer, type RunKey } from '../explore/explorer.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { curateRun } from './fold-edits.ts'
import { openSpotChecker, type SpotChecker } from './spot-checker.ts'
import { openTopicEditor, type TopicEditor } from './topic-editor.ts'

const id = '0123456789abcdef'

interface Opened {
  checker: SpotChecker
  editor: TopicEditor
  explorer: Explorer
  key: RunKey
  path: string
  told: RunKey[]
  again: () => Opened
}

/** Patch i belongs to topic floor(i / 2) mod 6. */
function open(patches = 600, path = join(temporaryFolder(), 'a.cheekbone'), run?: number): Opened {
  const key = { library: id, run: run ?? writeExplorableLibrary(path, { patches }) }
  const told: RunKey[] = []
  const reader = openLibraryReadOnly(path)
  const explorer = openExplorer({ reader: () => reader, curate: curateRun, warningsOf: () => new Map() })
  const shelf = { reader: () => reader, writerOf: () => openLibrary(path) }
  const onJudged = (changed: RunKey): void => void told.push(changed)
  return {
    checker: openSpotChecker({ ...shelf, explorer, onJudged, now: () => 1234.5 }),
    editor: openTopicEditor({ ...shelf, explorer, onChanged: () => undefined }),
    explorer,
    key,
    path,
    told,
    again: () => open(patches, path, key.run),
  }
}

const positionsOf = ({ items }: SpotCheck): number[] => items.map(({ position }) => position)

/** Judges all of a sample: patches of the topic belong, others do not, unless told otherwise. */
function judgeAll(
  { checker, key, explorer }: Opened,
  topic: number,
  verdictOf = (position: number): 'belongs' | 'does-not' | 'unsure' =>
    explorer.points(key).topics[position] === topic ? 'belongs' : 'does-not',
): SpotCheck {
  const sample = checker.open(key, { topic, wanted: 40 })
  for (const position of positionsOf(sample))
    checker.judge(key, { topic, position, verdict: verdictOf(position) })
  return checker.open(key, { topic, wanted: 40 })
}

describe('openSpotChecker', () => {
  it('draws the wanted number: all strata, a fifth intruders, nothing twice, no photo and region twice', () => {
    const { checker, key, explorer } = open()
    const sample = checker.open(key, { topic: 2, wanted: 40 })
    const strata = checker.samples(key).get(2)!.items
    const count = (wanted: string): number => strata.filter(({ stratum }) => stratum === wanted).length
    expect(['core', 'border', 'outlier', 'intruder'].map(count)).toEqual([12, 12, 8, 8])
    expect(checker.samples(key).get(2)!.sizes).toEqual({ core: 33, border: 57, outlier: 10 })
    const { topics, photoIds, probabilities } = explorer.points(key)
    for (const { position, stratum } of strata)
      expect(topics[position] === 2, stratum).toBe(stratum !== 'intruder')
    const places = positionsOf(sample).map((position) => `${photoIds[position]} ${position % 2}`)
    expect(new Set(places).size).toBe(40)
    const least = (wanted: string): number[] =>
      strata.filter(({ stratum }) => stratum === wanted).map(({ position }) => probabilities[position])
    expect(Math.min(...least('core'))).toBeGreaterThan(Math.max(...least('border')))
  })

  it('takes as outliers the tenth of the topic that is farthest from its mean direction', () => {
    const { checker, key, explorer } = open()
    checker.open(key, { topic: 4, wanted: 200 })
    const { items } = checker.samples(key).get(4)!
    const own = items.filter(({ stratum }) => stratum !== 'intruder')
    expect(own).toHaveLength(100)
    const directions = explorer.material(key).directions()
    const direction = (position: number): Float32Array =>
      directions.data.subarray(position * directions.cols, (position + 1) * directions.cols)
    const mean = own.reduce(
      (sum, { position }) => sum.map((value, j) => value + direction(position)[j]),
      new Array<number>(directions.cols).fill(0),
    )
    const closeness = (position: number): number =>
      direction(position).reduce((sum, value, j) => sum + value * mean[j], 0)
    const farthest = own.map(({ position }) => position).sort((a, b) => closeness(a) - closeness(b))
    const outliers = own.filter(({ stratum }) => stratum === 'outlier').map(({ position }) => position)
    expect(outliers.sort((a, b) => a - b)).toEqual(farthest.slice(0, 10).sort((a, b) => a - b))
  })

  it('shows them in an order that gives nothing away, the same after a restart and for another wanted', () => {
    const opened = open()
    const { checker, key } = opened
    const sample = checker.open(key, { topic: 1, wanted: 40 })
    const strata = checker
      .samples(key)
      .get(1)!
      .items.map(({ stratum }) => stratum)
    const half = strata.slice(0, 20)
    for (const stratum of ['core', 'border', 'outlier', 'intruder'] as const)
      expect(half.filter((other) => other === stratum).length, stratum).toBeGreaterThan(0)
    expect([...positionsOf(sample)]).not.toEqual([...positionsOf(sample)].sort((a, b) => a - b))
    const later = opened.again().checker.open(key, { topic: 1, wanted: 100 })
    expect(later).toEqual(sample)
    expect(positionsOf(checker.open(key, { topic: 0, wanted: 40 }))).not.toEqual(positionsOf(sample))
  })

  it('takes half of the intruders from where the topic is second, or from the topics nearest to it', () => {
    const opened = open()
    const { checker, editor, key } = opened
    // In this library every patch's second topic is the lowest other number: 0, or 1 in topic 0. Topic 5 is nobody's second.
    editor.edit(key, { kind: 'split', topic: 5, positions: Int32Array.of(10, 11, 22, 23, 34, 35, 46, 47) })
    const { topics } = opened.explorer.points(key)
    checker.open(key, { topic: 5, wanted: 40 })
    const intruders = checker
      .samples(key)
      .get(5)!
      .items.filter(({ stratum }) => stratum === 'intruder')
    const fromSplit = intruders.filter(({ position }) => topics[position] === 6)
    expect(intruders).toHaveLength(8)
    expect(fromSplit.length).toBeGreaterThanOrEqual(4)
  })

  it('shows all patches of a small topic, with some of others among them', () => {
    const { checker, key } = open(48)
    const sample = checker.open(key, { topic: 3, wanted: 40 })
    expect(sample.items).toHaveLength(10)
    const { items } = checker.samples(key).get(3)!
    expect(items.filter(({ stratum }) => stratum !== 'intruder')).toHaveLength(8)
  })

  it('keeps verdicts over a restart, takes them back, and tells others', () => {
    const opened = open()
    const { checker, key, told, path } = opened
    const [first, second] = positionsOf(checker.open(key, { topic: 0, wanted: 40 }))
    expect(told).toHaveLength(0)
    checker.judge(key, { topic: 0, position: first, verdict: 'belongs' })
    checker.judge(key, { topic: 0, position: first, verdict: 'unsure' })
    expect(checker.judge(key, { topic: 0, position: second, verdict: 'does-not' }).judged).toBe(2)
    expect(told).toHaveLength(3)
    const later = opened.again()
    const { items } = later.checker.open(key, { topic: 0, wanted: 40 })
    expect(items.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['unsure', 'does-not', null])
    expect(later.checker.judge(key, { topic: 0, position: first, verdict: null }).judged).toBe(1)
    const reader = openLibraryReadOnly(path)
    expect(reader.db.prepare('SELECT position, judged_ms FROM verdict').raw().all()).toEqual([[second, 1235]])
    reader.close()
  })

  it('reckons the result once all are judged: share, interval, intruders caught, strata, agreement', () => {
    const opened = open()
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
    const opened = open()
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

  it('draws anew when the topic changes, keeps verdicts of what is drawn again, and is put back by undo', () => {
    const opened = open()
    const { checker, editor, key, explorer } = opened
    const before = judgeAll(opened, 2)
    editor.edit(key, { kind: 'merge', topics: [2, 3] })
    expect(checker.progress(key)[0].topic).toBe(2)
    expect(checker.progress(key)[0].judged).toBe(checker.open(key, { topic: 2, wanted: 40 }).judged)
    const merged = checker.open(key, { topic: 2, wanted: 40 })
    expect(positionsOf(merged)).not.toEqual(positionsOf(before))
    expect(positionsOf(merged).some((position) => position % 12 >= 6 && position % 12 < 8)).toBe(true)
    expect(merged.judged).toBeGreaterThan(5)
    expect(merged.judged).toBeLessThan(merged.items.length)
    for (const { position, verdict } of merged.items)
      if (verdict === 'belongs') expect(explorer.points(key).topics[position]).toBe(2)
    editor.undo(key)
    expect(checker.open(key, { topic: 2, wanted: 40 })).toEqual(before)
  })

  it('leaves the samples of other topics as they were', () => {
    const { checker, editor, key } = open()
    const before = checker.open(key, { topic: 5, wanted: 40 })
    editor.edit(key, { kind: 'merge', topics: [2, 3] })
    editor.edit(key, { kind: 'rename', topic: 5, name: 'Five' })
    expect(checker.open(key, { topic: 5, wanted: 40 })).toEqual(before)
  })

  it('forgets what was said of a split that is gone for good', () => {
    const opened = open()
    const { checker, editor, key } = opened
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 12, 13) })
    judgeAll(opened, 6)
    editor.undo(key)
    editor.edit(key, { kind: 'split', topic: 0, positions: Int32Array.of(0, 1, 24, 25) })
    expect(checker.open(key, { topic: 6, wanted: 40 }).judged).toBe(0)
  })

  it('tells how far every topic has come, those not opened included', () => {
    const opened = open()
    judgeAll(opened, 4)
    const progress = opened.checker.progress(opened.key)
    expect(progress.map(({ topic }) => topic)).toEqual([0, 1, 2, 3, 4, 5])
    expect(progress.map(({ judged }) => judged)).toEqual([0, 0, 0, 0, 40, 0])
    expect(progress.every(({ wanted }) => wanted === 40)).toBe(true)
    expect(progress[4].result.share?.value).toBe(1)
    expect(progress[4].result.done).toBe(true)
  })

  it('refuses a topic that is not there and a picture that is not in the sample', () => {
    const { checker, key, told } = open(48)
    expect(() => checker.open(key, { topic: 9, wanted: 40 })).toThrow(/no topic 9/)
    expect(() => checker.judge(key, { topic: 0, position: 0, verdict: 'belongs' })).toThrow(
      /not in the sample of topic 0/,
    )
    expect(told).toEqual([])
  })

  it('passes over pictures whose photo was replaced since, and is done without them', () => {
    const opened = open()
    const before = judgeAll(opened, 2)
    const writer = openLibrary(opened.path)
    const gone = opened.explorer.points(opened.key).photoIds[before.items[0].position]
    writer.db.prepare('DELETE FROM photo WHERE id = ?').run(gone)
    writer.close()
    const later = opened.again().checker.open(opened.key, { topic: 2, wanted: 40 })
    expect(later.items.length).toBeLessThan(40)
    expect(positionsOf(later)).not.toContain(before.items[0].position)
    expect(later.result.done).toBe(true)
  })
})
