import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'
import { commandJobs } from './command-jobs.ts'
import { openShelf } from './libraries/library-shelf.ts'
import { openLibrary } from './store/open-library.ts'

/** Its header is whole, so that it opens; what its tables are cannot be read. */
function damagedLibrary(): string {
  const path = join(temporaryFolder(), 'a.cheekbone')
  openLibrary(path).close()
  const bytes = readFileSync(path)
  for (let at = bytes.indexOf('CREATE TABLE'); at >= 0; at = bytes.indexOf('CREATE TABLE', at))
    bytes.write('XXXXXX', at)
  writeFileSync(path, bytes)
  return path
}

it('every command on a damaged library says that it is damaged', async () => {
  const library = damagedLibrary()
  const jobs = commandJobs(
    openShelf(() => null),
    (work) => work,
  )
  const context = { signal: new AbortController().signal, report: (): void => {} }
  const folder = temporaryFolder()
  const photo = { photo: 'a.jpg', kept: true }
  const works: (() => unknown)[] = [
    () => jobs['runs.list']({ library }, context),
    () => jobs['runs.compare']({ library, runs: [1, 2] }, context),
    () => jobs['left-out.list']({ library }, context),
    () => jobs['left-out.keep-photo']({ library, ...photo }, context),
    () => jobs['library.export']({ library, csv: join(folder, 'a.csv') }, context),
    () => jobs['overlays.draw']({ library, out: folder }, context),
    () => jobs['identities.forget']({ library }, context),
  ]
  for (const work of works)
    await expect(Promise.resolve(null).then(work)).rejects.toMatchObject({
      code: 'io',
      message: `${library} is damaged: part of the file is missing or was changed.`,
    })
})
