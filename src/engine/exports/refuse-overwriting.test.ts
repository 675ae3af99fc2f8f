import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { filesOfLibrary, refuseOverwriting } from './refuse-overwriting.ts'

function files(): { read: string; link: string; other: string } {
  const folder = temporaryFolder()
  const [read, link, other] = ['read', 'link', 'other'].map((name) => join(folder, name))
  writeFileSync(read, 'kept')
  symlinkSync(read, link)
  return { read, link, other }
}

test('what is read is not written over, by a link or another way either', () => {
  const { read, link, other } = files()
  const named = [read, link, join(read, '..', 'read')]
  for (const file of named)
    expect(() => refuseOverwriting({ written: [other, file], read: [read] })).toThrow(/written over/)
  expect(() => refuseOverwriting({ written: [other, undefined], read: [read, undefined] })).not.toThrow()
})

test('two results are two files', () => {
  const { other } = files()
  expect(() => refuseOverwriting({ written: [other, other], read: [] })).toThrow(/Two results/)
})

test('a library is its file and those that lie beside it', () => {
  expect(filesOfLibrary('/a/b.cheekbone')).toContain('/a/b.cheekbone-wal')
})
