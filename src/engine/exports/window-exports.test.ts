import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { column, openExportedRun, type ExportedRun } from '../../../test/support/exported-run.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { readNpyMatrix } from '../interchange/read-npy.ts'
import { parseCsv } from './csv-reader.ts'

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

describe('arrays for a window', () => {
  it('are an archive with the rows of the run and no names where they must not be seen', async () => {
    const { files, key } = openExportedRun()
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
  const pageOf = async ({ files, key }: ExportedRun, withoutNames: boolean): Promise<string> =>
    new TextDecoder().decode((await files.report(key, { withoutNames })).bytes)

  it('shows topics as the person merged and named them', async () => {
    const opened = openExportedRun()
    opened.editor.edit(opened.key, { kind: 'merge', topics: [2, 0] })
    opened.editor.edit(opened.key, { kind: 'rename', topic: 2, name: 'Ruddy & dark' })
    const page = await pageOf(opened, false)
    expect(page).toContain('Ruddy &amp; dark')
    expect(page).toContain('folder-0/')
    const { fileName } = await opened.files.report(opened.key)
    expect(fileName).toBe('my skin run 1 report.html')
  })

  it('numbers photos where their names must not be seen', async () => {
    const page = await pageOf(openExportedRun(), true)
    expect(page).not.toContain('.jpg')
    expect(page).toContain('Photo 1')
  })
})

describe('files without names', () => {
  it('hold no name of a photo or of the folder, neither inside nor in what they are called', async () => {
    const { files, checker, key } = openExportedRun('/photos/Anna Berg')
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
