import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { writeWholeFile } from './text-file.ts'

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
