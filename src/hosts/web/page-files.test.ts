import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { readPageFiles } from './page-files.ts'

describe('the files of the page', () => {
  it('are what the build put there, by the addresses that the page uses', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<p>')
    writeFileSync(join(folder, 'assets/a-1.js'), '1')
    const page = await readPageFiles(folder)
    expect([...page.keys()].sort()).toEqual(['/', '/assets/a-1.js'])
    expect(page.get('/')).toMatchObject({ mediaType: 'text/html; charset=utf-8', cacheControl: 'no-cache' })
    expect(page.get('/assets/a-1.js')?.cacheControl).toContain('immutable')
    expect(page.get('/')?.etag).not.toBe(page.get('/assets/a-1.js')?.etag)
  })

  it('are no links, no other kinds of file, and nothing that came later', async () => {
    const folder = temporaryFolder()
    const elsewhere = temporaryFolder()
    writeFileSync(join(elsewhere, 'secret.js'), 'secret')
    writeFileSync(join(folder, 'index.html'), '<p>')
    writeFileSync(join(folder, 'notes.txt'), 'notes')
    symlinkSync(join(elsewhere, 'secret.js'), join(folder, 'secret.js'))
    symlinkSync(elsewhere, join(folder, 'elsewhere'))
    const page = await readPageFiles(folder)
    writeFileSync(join(folder, 'later.js'), 'later')
    expect([...page.keys()]).toEqual(['/'])
  })

  it('are missing with a word on what to do', async () => {
    await expect(readPageFiles(join(temporaryFolder(), 'none'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(readPageFiles(temporaryFolder())).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('npm run build') as string,
    })
  })
})
