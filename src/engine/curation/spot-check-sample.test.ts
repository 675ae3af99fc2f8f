import { describe, expect, it } from 'vitest'
import { openCuratedRun } from '../../../test/support/curated-run.ts'
import { judgeAll, positionsOf } from '../../../test/support/judge-sample.ts'
import { openLibrary } from '../store/open-library.ts'

describe('a sample of a topic', () => {
  it('draws the wanted number: all strata, a fifth intruders, nothing twice, no photo and region twice', async () => {
    const { checker, key, explorer } = openCuratedRun({ patches: 600 })
    const sample = checker.open(key, { topic: 2, wanted: 40 })
    const strata = checker.samples(key).get(2)!.items
    const count = (wanted: string): number => strata.filter(({ stratum }) => stratum === wanted).length
    expect(['core', 'border', 'outlier', 'intruder'].map(count)).toEqual([12, 12, 8, 8])
    expect(checker.samples(key).get(2)!.sizes).toEqual({ core: 33, border: 57, outlier: 10 })
    const { topics, photoIds, probabilities } = await explorer.points(key)
    for (const { position, stratum } of strata)
      expect(topics[position] === 2, stratum).toBe(stratum !== 'intruder')
    const places = positionsOf(sample).map((position) => `${photoIds[position]} ${position % 2}`)
    expect(new Set(places).size).toBe(40)
    const least = (wanted: string): number[] =>
      strata.filter(({ stratum }) => stratum === wanted).map(({ position }) => probabilities[position])
    expect(Math.min(...least('core'))).toBeGreaterThan(Math.max(...least('border')))
  })

  it('takes as outliers the tenth of the topic that is farthest from its mean direction', () => {
    const { checker, key, explorer } = openCuratedRun({ patches: 600 })
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
    const opened = openCuratedRun({ patches: 600 })
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

  it('takes half of the intruders from where the topic is second, or from the topics nearest to it', async () => {
    const opened = openCuratedRun({ patches: 600 })
    const { checker, editor, key } = opened
    // In this library every patch's second topic is the lowest other number: 0, or 1 in topic 0. Topic 5 is nobody's second.
    editor.edit(key, { kind: 'split', topic: 5, positions: Int32Array.of(10, 11, 22, 23, 34, 35, 46, 47) })
    const { topics } = await opened.explorer.points(key)
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
    const { checker, key } = openCuratedRun({ patches: 48 })
    const sample = checker.open(key, { topic: 3, wanted: 40 })
    expect(sample.items).toHaveLength(10)
    const { items } = checker.samples(key).get(3)!
    expect(items.filter(({ stratum }) => stratum !== 'intruder')).toHaveLength(8)
  })

  it('draws anew when the topic changes, keeps verdicts of what is drawn again, and is put back by undo', async () => {
    const opened = openCuratedRun({ patches: 600 })
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
      if (verdict === 'belongs') expect((await explorer.points(key)).topics[position]).toBe(2)
    editor.undo(key)
    expect(checker.open(key, { topic: 2, wanted: 40 })).toEqual(before)
  })

  it('leaves the samples of other topics as they were', () => {
    const { checker, editor, key } = openCuratedRun({ patches: 600 })
    const before = checker.open(key, { topic: 5, wanted: 40 })
    editor.edit(key, { kind: 'merge', topics: [2, 3] })
    editor.edit(key, { kind: 'rename', topic: 5, name: 'Five' })
    expect(checker.open(key, { topic: 5, wanted: 40 })).toEqual(before)
  })

  it('passes over pictures whose photo was replaced since, and is done without them', async () => {
    const opened = openCuratedRun({ patches: 600 })
    const before = judgeAll(opened, 2)
    const writer = openLibrary(opened.path)
    const gone = (await opened.explorer.points(opened.key)).photoIds[before.items[0].position]
    writer.db.prepare('DELETE FROM photo WHERE id = ?').run(gone)
    writer.close()
    const later = opened.again().checker.open(opened.key, { topic: 2, wanted: 40 })
    expect(later.items.length).toBeLessThan(40)
    expect(positionsOf(later)).not.toContain(before.items[0].position)
    expect(later.result.done).toBe(true)
  })
})
