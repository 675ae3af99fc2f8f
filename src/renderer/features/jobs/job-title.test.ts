import { expect, it } from 'vitest'
import { jobDouble } from './job-double.ts'
import { folderName, jobFolderName } from './job-title.ts'

it.each([
  ['/photos/holiday', 'holiday'],
  ['/photos/holiday/', 'holiday'],
  ['C:\\Photos\\Anna', 'Anna'],
])('the name of %s is %s', (path, name) => expect(folderName(path)).toBe(name))

it('a job is called by its folder, but drawn faces have none of a person', () => {
  expect(jobFolderName(jobDouble())).toBe('holiday')
  expect(jobFolderName(jobDouble({ request: { kind: 'demo', faces: 8, seed: 1 } }))).toBeNull()
})
