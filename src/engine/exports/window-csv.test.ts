import { describe, expect, it } from 'vitest'
import { column, csvOf, openExportedRun } from '../../../test/support/exported-run.ts'
import { openLibrary } from '../store/open-library.ts'
import { parseCsv } from './csv-reader.ts'

describe('a CSV for a window', () => {
  it('leaves the names of photos empty where they must not be seen', async () => {
    const { files, key } = openExportedRun()
    const table = parseCsv((await files.csv(key, { withoutNames: true })).bytes)
    expect(new Set(column(table, 'photo'))).toEqual(new Set(['']))
    expect(column(table, 'patch_id')[2]).toBe('3')
  })

  it('has all patches in the order of the run, or those of a set', async () => {
    const opened = openExportedRun()
    const all = await csvOf(opened)
    expect(all.rows).toHaveLength(48)
    expect(column(all, 'patch_id')).toEqual(Array.from({ length: 48 }, (_, i) => String(i + 1)))
    expect(column(await csvOf(opened, { kind: 'topic', topic: 1 }), 'patch_id')).toEqual([
      '3',
      '4',
      '15',
      '16',
      '27',
      '28',
      '39',
      '40',
    ])
    const some = await csvOf(opened, { kind: 'positions', positions: Int32Array.of(9, 4) })
    expect(column(some, 'patch_id')).toEqual(['5', '10'])
  })

  it('says which topic a patch was given, what it is called and what was seen, formulas guarded', async () => {
    const opened = openExportedRun()
    const { editor, checker, key, explorer } = opened
    editor.edit(key, { kind: 'merge', topics: [2, 0] })
    editor.edit(key, { kind: 'rename', topic: 2, name: '=1+1' })
    const { items } = checker.open(key, { topic: 2, wanted: 40 })
    const { topics } = await explorer.points(key)
    const own = items.find(({ position }) => topics[position] === 2)!.position
    const intruder = items.find(({ position }) => topics[position] !== 2)!.position
    checker.judge(key, { topic: 2, position: own, verdict: 'belongs' })
    checker.judge(key, { topic: 2, position: intruder, verdict: 'does-not' })
    const table = await csvOf(opened)
    expect(column(table, 'topic').slice(0, 6)).toEqual(['0', '0', '1', '1', '2', '2'])
    expect(column(table, 'curated_topic').slice(0, 6)).toEqual(['2', '2', '1', '1', '2', '2'])
    expect(column(table, 'topic_name').slice(0, 4)).toEqual(["'=1+1", "'=1+1", '', ''])
    expect(column(table, 'verdict')[own]).toBe('belongs')
    // What was said of it as an intruder says nothing of whether it belongs to its own topic.
    expect(column(table, 'verdict')[intruder]).toBe('')
    expect(column(table, 'verdict').filter(Boolean)).toHaveLength(1)
  })

  it('keeps to each patch what the run found of it when the photo of another one is gone', async () => {
    const opened = openExportedRun()
    const before = await csvOf(opened)
    const writer = openLibrary(opened.path)
    writer.db.prepare('DELETE FROM photo WHERE id = 2').run()
    writer.close()
    opened.explorer.forget(opened.key.library)
    const after = await csvOf(opened)
    expect(after.rows).toEqual(before.rows.filter((_, i) => i !== 2 && i !== 3))
  })

  it('is named after the folder and the run, without what a system refuses', async () => {
    const { files, key } = openExportedRun('/photos/a:b?')
    expect((await files.csv(key)).fileName).toBe('a-b- run 1.csv')
  })

  it('is refused for a run that is not there', async () => {
    const { files, key } = openExportedRun()
    await expect(files.csv({ ...key, run: 9 })).rejects.toMatchObject({ code: 'not-found' })
  })
})
