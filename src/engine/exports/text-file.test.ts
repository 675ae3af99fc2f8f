import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { requireWritable, writeWholeFile } from './text-file.ts'

test('a place below a file is said to be unwritable, though there is nothing to clean up', async () => {
  const inTheWay = join(temporaryFolder(), 'file')
  writeFileSync(inTheWay, 'kept')
  const file = join(inTheWay, 'a.csv')
  await expect(writeWholeFile(file, ['a'])).rejects.toMatchObject({
    code: 'io',
    message: `The file ${file} cannot be written.`,
  })
  expect(readFileSync(inTheWay, 'utf8')).toBe('kept')
})

test('whether a file can be written is found out without a trace', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.npy')
  await requireWritable([file, undefined])
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(file, 'kept')
  await requireWritable([file])
  expect(readdirSync(folder)).toEqual(['a.npy'])
  expect(readFileSync(file, 'utf8')).toBe('kept')
  const below = join(file, 'b.npy')
  await expect(requireWritable([below])).rejects.toThrow(`The file ${below} cannot be written.`)
  const nowhere = join(folder, 'nowhere', 'b.npy')
  await expect(requireWritable([nowhere])).rejects.toThrow(`The file ${nowhere} cannot be written.`)
})

test('folders and devices are not replaced by a file', async () => {
  const folder = join(temporaryFolder(), 'arrays')
  mkdirSync(folder)
  await expect(writeWholeFile(folder, ['a'])).rejects.toThrow(`${folder} is a folder.`)
  await expect(requireWritable([folder])).rejects.toThrow(`${folder} is a folder.`)
  if (process.platform === 'win32') return
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  await expect(writeWholeFile(pipe, ['a'])).rejects.toThrow(`${pipe} is no ordinary file.`)
  expect(statSync(pipe).isFIFO()).toBe(true)
})
