import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibrary } from '../store/open-library.ts'
import { libraryFolder } from '../store/photos.ts'
import { adoptFolder, refuseWritingIntoPhotos } from './adopt-folder.ts'

describe('the folder of a library', () => {
  it('stays the same, may be moved, and is not mixed with another one', () => {
    const root = temporaryFolder()
    const [first, second] = ['first', 'second'].map((name) => join(root, name))
    mkdirSync(first)
    mkdirSync(second)
    const library = openLibrary(join(root, 'test.cheekbone'))
    try {
      adoptFolder(library, first)
      adoptFolder(library, first)
      expect(() => adoptFolder(library, second)).toThrow(expect.objectContaining({ code: 'conflict' }))
      rmSync(first, { recursive: true })
      adoptFolder(library, second)
      expect(libraryFolder(library)).toBe(second)
    } finally {
      library.close()
    }
  })

  it('is never written to', () => {
    const root = temporaryFolder()
    const folder = join(root, 'photos')
    mkdirSync(folder)
    const outside = { library: join(root, 'a.cheekbone'), out: join(root, 'photos-results') }
    expect(() => refuseWritingIntoPhotos({ folder, ...outside })).not.toThrow()
    for (const inside of [
      { out: folder },
      { out: join(folder, 'out') },
      { library: join(folder, 'a.cheekbone') },
    ]) {
      expect(() => refuseWritingIntoPhotos({ folder, ...outside, ...inside })).toThrow(
        expect.objectContaining({ code: 'bad-argument' }),
      )
    }
    // A name that only begins with dots is a name like any other.
    expect(() => refuseWritingIntoPhotos({ folder, ...outside, out: join(folder, '..odd') })).toThrow(
      /photo folder/,
    )
  })

  it('is the same by a link, and is not written to by one', () => {
    const root = temporaryFolder()
    const [folder, link] = ['photos', 'link'].map((name) => join(root, name))
    mkdirSync(folder)
    symlinkSync(folder, link)
    const library = openLibrary(join(root, 'test.cheekbone'))
    try {
      adoptFolder(library, folder)
      expect(() => adoptFolder(library, link)).not.toThrow()
    } finally {
      library.close()
    }
    const targets = { library: join(root, 'a.cheekbone'), out: join(link, 'results') }
    expect(() => refuseWritingIntoPhotos({ folder, ...targets })).toThrow(/photo folder/)
    expect(() => refuseWritingIntoPhotos({ folder: link, ...targets, out: join(folder, 'results') })).toThrow(
      /photo folder/,
    )
  })

  it('has to be there', () => {
    const nowhere = join(temporaryFolder(), 'nowhere')
    expect(() => refuseWritingIntoPhotos({ folder: nowhere, library: '/x', out: '/y' })).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
  })
})
