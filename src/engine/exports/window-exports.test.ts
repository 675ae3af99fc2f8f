import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeExplorableLibrary } from '../../../test/support/explorable-library.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import type { PatchSet } from '../../shared/contract/explore.ts'
import { curateRun } from '../curation/fold-edits.ts'
import { openSpotChecker, type SpotChecker } from '../curation/spot-checker.ts'
import { openTopicEditor, type TopicEditor } from '../curation/topic-editor.ts'
import { openExplorer, type Explorer, type RunKey } from '../explore/explorer.ts'
import { openLibrary, openLibraryReadOnly } from '../store/open-library.ts'
import { readNpyMatrix } from '../interchange/read-npy.ts'
import { parseCsv, type CsvTable } from './csv-reader.ts'
import { openWindowExports, type WindowExports } from './window-exports.ts'

/** Files of an archive by the way of its central directory, check sums held against what is there. */
function unzip(archive: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = archive.length - 22
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let file = 0; file < view.getUint16(end + 10, true); file++) {
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameBytes))
    const local = view.getUint32(at + 42, true)
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const bytes = archive.subarray(from, from + view.getUint32(at + 24, true))
    expect(crc32(bytes)).toBe(view.getUint32(at + 16, true))
    files.set(name, bytes)
    at += 46 + nameBytes
  }
  expect(at).toBe(end)
  return files
}

interface Opened {
  files: WindowExports
  editor: TopicEditor
  checker: SpotChecker
  explorer: Explorer
  key: RunKey
  path: string
}

/** 48 patches in six topics; patch i belongs to topic floor(i / 2) mod 6. */
function open(folder = '/photos/my skin'): Opened {
  const path = join(temporaryFolder(), 'a.cheekbone')
  const key = { library: '0123456789abcdef', run: writeExplorableLibrary(path, { patches: 48, folder }) }
  const library = openLibraryReadOnly(path)
  const reader = (): typeof library => library
  const writerOf = (): ReturnType<typeof openLibrary> => openLibrary(path)
  const explorer = openExplorer({ reader, curate: curateRun, warningsOf: () => new Map() })
  const editor = openTopicEditor({ reader, writerOf, explorer, onChanged: () => undefined })
  const checker = openSpotChecker({ reader, writerOf, explorer, onJudged: () => undefined, now: () => 1 })
  return {
    files: openWindowExports({ reader, explorer, spotChecker: checker }),
    editor,
    checker,
    explorer,
    key,
    path,
  }
}

async function csvOf({ files, key }: Opened, of?: PatchSet): Promise<CsvTable> {
  return parseCsv((await files.csv(key, { of })).bytes)
}

async function pageOf({ files, key }: Opened): Promise<string> {
  return new TextDecoder().decode((await files.spotCheckReport(key)).bytes)
}

function column({ header, rows }: CsvTable, name: string): string[] {
  return rows.map((cells) => cells[header.indexOf(name)])
}

describe('arrays for a window', () => {
  it('are an archive with the rows of the run and no names where they must not be seen', async () => {
    const { files, key } = open()
    const { fileName, bytes } = await files.arrays(key, { withoutNames: true })
    expect(fileName).toBe('Skin patches run 1 arrays.zip')
    const held = unzip(bytes)
    expect([...held.keys()]).toEqual([
      'features.npy',
      'mixture.npy',
      'map.npy',
      'topics.npy',
      'ids.csv',
      'README.txt',
    ])
    const features = join(temporaryFolder(), 'features.npy')
    writeFileSync(features, held.get('features.npy')!)
    expect(await readNpyMatrix(features)).toMatchObject({ rows: 48, cols: 16 })
    const ids = parseCsv(held.get('ids.csv')!)
    expect(new Set(column(ids, 'photo'))).toEqual(new Set(['']))
    expect(column(ids, 'patch_id')).toHaveLength(48)
    const named = await files.arrays(key)
    expect(named.fileName).toBe('my skin run 1 arrays.zip')
    const withNames = unzip(named.bytes)
    expect(column(parseCsv(withNames.get('ids.csv')!), 'photo')[0]).toBe('folder-0/000000.jpg')
  })
})

describe('the report of a run for a window', () => {
  const pageOf = async ({ files, key }: Opened, withoutNames: boolean): Promise<string> =>
    new TextDecoder().decode((await files.report(key, { withoutNames })).bytes)

  it('shows topics as the person merged and named them', async () => {
    const opened = open()
    opened.editor.edit(opened.key, { kind: 'merge', topics: [2, 0] })
    opened.editor.edit(opened.key, { kind: 'rename', topic: 2, name: 'Ruddy & dark' })
    const page = await pageOf(opened, false)
    expect(page).toContain('Ruddy &amp; dark')
    expect(page).toContain('folder-0/')
    const { fileName } = await opened.files.report(opened.key)
    expect(fileName).toBe('my skin run 1 report.html')
  })

  it('numbers photos where their names must not be seen', async () => {
    const page = await pageOf(open(), true)
    expect(page).not.toContain('.jpg')
    expect(page).toContain('Photo 1')
  })
})

describe('files without names', () => {
  it('hold no name of a photo or of the folder, neither inside nor in what they are called', async () => {
    const { files, checker, key } = open('/photos/Anna Berg')
    checker.open(key, { topic: 0, wanted: 40 })
    const options = { withoutNames: true }
    const made = await Promise.all([
      files.csv(key, options),
      files.arrays(key, options),
      files.report(key, options),
      files.spotCheckReport(key, options),
    ])
    for (const { fileName, bytes } of made) {
      expect(fileName).toMatch(/^Skin patches run 1/)
      expect(new TextDecoder().decode(bytes)).not.toMatch(/Anna|Berg|folder-\d|\.jpg/)
    }
  })
})

describe('a CSV for a window', () => {
  it('leaves the names of photos empty where they must not be seen', async () => {
    const { files, key } = open()
    const table = parseCsv((await files.csv(key, { withoutNames: true })).bytes)
    expect(new Set(column(table, 'photo'))).toEqual(new Set(['']))
    expect(column(table, 'patch_id')[2]).toBe('3')
  })

  it('has all patches in the order of the run, or those of a set', async () => {
    const opened = open()
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
    const opened = open()
    const { editor, checker, key, explorer } = opened
    editor.edit(key, { kind: 'merge', topics: [2, 0] })
    editor.edit(key, { kind: 'rename', topic: 2, name: '=1+1' })
    const { items } = checker.open(key, { topic: 2, wanted: 40 })
    const { topics } = explorer.points(key)
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
    const opened = open()
    const before = await csvOf(opened)
    const writer = openLibrary(opened.path)
    writer.db.prepare('DELETE FROM photo WHERE id = 2').run()
    writer.close()
    opened.explorer.forget(opened.key.library)
    const after = await csvOf(opened)
    expect(after.rows).toEqual(before.rows.filter((_, i) => i !== 2 && i !== 3))
  })

  it('is named after the folder and the run, without what a system refuses', async () => {
    const { files, key } = open('/photos/a:b?')
    expect((await files.csv(key)).fileName).toBe('a-b- run 1.csv')
  })

  it('is refused for a run that is not there', async () => {
    const { files, key } = open()
    await expect(files.csv({ ...key, run: 9 })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a report of spot-checks', () => {
  it('shows results and judged pictures of every topic that was opened', async () => {
    const opened = open()
    const { editor, checker, key, explorer } = opened
    editor.edit(key, { kind: 'rename', topic: 3, name: '<b>Dry</b>' })
    editor.edit(key, { kind: 'note', topic: 3, note: 'Look again.' })
    const { topics } = explorer.points(key)
    for (const { position } of checker.open(key, { topic: 3, wanted: 40 }).items)
      checker.judge(key, {
        topic: 3,
        position,
        verdict: topics[position] === 3 ? 'belongs' : 'does-not',
      })
    checker.open(key, { topic: 1, wanted: 40 })
    const page = await pageOf(opened)
    expect(page).toContain('&lt;b&gt;Dry&lt;/b&gt; (topic 3)')
    expect(page).toContain('Look again.')
    expect(page.replaceAll(/\s+/g, ' ')).toContain('10 pictures judged in 2 topics, 1 of them to the end.')
    // Wilson's interval of 8 of 8 in strata of 3, 4 and 1, all judged.
    expect(page).toMatch(/100\s%<\/b>/)
    expect(page).toMatch(/68\s% to 100\s%/)
    expect(page).toContain('2 of 2 intruders caught')
    expect(page).toContain('None of its 10 pictures has been judged yet.')
    expect(page).toContain('4 topics not looked at yet.')
    expect(page.match(/class="tile z/g)).toHaveLength(10)
    expect(page.match(/intruder" role="img"/g)).toHaveLength(2)
  })

  it('is written in Chinese for a window in Chinese', async () => {
    const { files, checker, key } = open()
    const [{ position }] = checker.open(key, { topic: 0, wanted: 40 }).items
    checker.judge(key, { topic: 0, position, verdict: 'unsure' })
    const { bytes } = await files.spotCheckReport(key, { language: 'zh-CN' })
    const page = new TextDecoder().decode(bytes)
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('<h1>my skin 的抽查</h1>')
    expect(page).toContain('在 1 个主题中判断了 1 张图片')
    const words = page
      .slice(page.indexOf('<body>'))
      .replace(/<svg[^]*?<\/svg>|<[^>]*>|Cheekbone [\w.-]+|Cheekbone|my skin/g, '')
    expect(words).not.toMatch(/[a-z]{3,}/i)
  })

  it('asks the network for nothing, runs nothing, and names no photo', async () => {
    const opened = open()
    const { checker, key } = opened
    const [{ position }] = checker.open(key, { topic: 0, wanted: 40 }).items
    checker.judge(key, { topic: 0, position, verdict: 'unsure' })
    const page = await pageOf(opened)
    expect(page).not.toMatch(/<script|https?:|\.jpg|folder-/)
    const style = /<style>([^]*)<\/style>/.exec(page)![1]
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`style-src 'sha256-${hash}'`)
    expect(page).toContain("default-src 'none'")
  })

  it('is refused before any sample was opened', async () => {
    await expect(pageOf(open())).rejects.toMatchObject({ code: 'nothing-to-do' })
  })
})
