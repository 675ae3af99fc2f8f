import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { makeFolder, removeEmptyFolders } from './make-folder.ts'

test('a folder is made with those around it, once', () => {
  const place = temporaryFolder()
  const deep = join(place, 'a', 'b')
  expect(makeFolder(deep)).toEqual([join(place, 'a'), deep])
  expect(existsSync(deep)).toBe(true)
  expect(makeFolder(deep)).toEqual([])
})

test('a file in the way is said, by whatever depth below it', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'a'), join(file, 'a', 'b')])
    expect(() => makeFolder(path)).toThrow('EEXIST')
})

test.runIf(existsSync('/proc/1'))('where nothing can be made, the attempt ends', () => {
  expect(() => makeFolder('/proc/1/nothing/deep')).toThrow(/ENOENT|EACCES|EPERM/)
})

test('folders that were made for nothing are removed, as far as they are empty', () => {
  const place = temporaryFolder()
  const empty = makeFolder(join(place, 'a', 'b'))
  removeEmptyFolders(empty)
  expect(existsSync(join(place, 'a'))).toBe(false)
  expect(existsSync(place)).toBe(true)
  const used = makeFolder(join(place, 'a', 'b'))
  mkdirSync(join(place, 'a', 'c'))
  removeEmptyFolders(used)
  expect(existsSync(join(place, 'a', 'b'))).toBe(false)
  expect(existsSync(join(place, 'a', 'c'))).toBe(true)
})
