import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { openLibrary } from '../store/open-library.ts'
import { libraryFolder, setLibraryFolder } from '../store/photos.ts'
import { libraryIdOf } from './library-id.ts'
import { openShelf } from './library-shelf.ts'

describe('openShelf', () => {
  it('shares one writer among all who write at the same time, and unlocks the file with the last', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.cheekbone')
    const shelf = openShelf(() => null)
    const one = shelf.writer(path)
    const two = shelf.writer(path)
    one.close()
    one.close()
    setLibraryFolder(two, '/photos')
    expect(() => openLibrary(path)).toThrow(/in use by another/)
    two.close()
    openLibrary(path).close()
    shelf.close()
  })

  it('shows a reader what a writer has stored meanwhile, and locks nobody out', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'b.cheekbone')
    const shelf = openShelf(() => null)
    const id = shelf.open(path)
    const reader = shelf.reader(id)
    const other = openLibrary(path)
    setLibraryFolder(other, '/photos')
    other.close()
    expect(libraryFolder(reader)).toBe('/photos')
    shelf.close()
  })

  it('finds a library again that only the list of recent ones knows', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'c.cheekbone')
    openLibrary(path).close()
    const id = libraryIdOf(path)
    const shelf = openShelf((asked) => (asked === id ? path : null))
    expect(shelf.reader(id).path).toBe(path)
    expect(() => shelf.reader('0123456789abcdef')).toThrow(/not known here/)
    shelf.close()
  })

  it('makes no library of an empty file, which may be the notes of somebody', () => {
    const path = join(temporaryFolder(), 'notes.txt')
    writeFileSync(path, '')
    const shelf = openShelf(() => null)
    expect(() => shelf.open(path)).toThrow(`${path} is an empty file, not a library.`)
    expect(readFileSync(path)).toHaveLength(0)
    expect(existsSync(`${path}-lock`)).toBe(false)
    shelf.close()
  })

  it('keeps no more than a few readers open', () => {
    const folder = temporaryFolder()
    const shelf = openShelf(() => null)
    const ids = Array.from({ length: 12 }, (_, i) => shelf.open(join(folder, `${i}.cheekbone`)))
    const first = shelf.reader(ids[0])
    for (const id of ids) shelf.reader(id)
    expect(first.db.open).toBe(false)
    expect(shelf.reader(ids[0]).db.open).toBe(true)
    shelf.close()
  })
})
